#include "calldesk.h"

#include <algorithm>

#include "webrtclog.h"

namespace pitwatch::webrtc {

namespace {

constexpr std::size_t kMostPeers = 32;

}  // namespace

void CallDesk::start(const ConsultMedia& media)
{
    if (hub_) return;
    hub_ = std::make_unique<MediaHub>(tools_);
    hub_->start(media);
}

void CallDesk::setPicture(ConsultPicture picture)
{
    if (hub_) hub_->setPicture(picture);
}

void CallDesk::setMicrophone(bool on)
{
    if (hub_) hub_->setMicrophone(on);
}

void CallDesk::setSources(const ConsultSources& sources)
{
    if (hub_) hub_->setSources(sources);
}

void CallDesk::pushPicture(const QImage& image)
{
    if (hub_) hub_->pushPicture(image);
}

void CallDesk::addPeer(const ConsultPeer& peer)
{
    sessions_.erase(peer.id);
    if (!hub_ || sessions_.size() >= kMostPeers) {
        qCWarning(logWebrtc) << "a peer was not added: not started, or too many";
        return;
    }
    auto session = std::make_unique<PeerSession>(tools_, peer, hub_->media());
    connect(session.get(), &PeerSession::wayChanged, this, &CallDesk::adaptToWays);
    if (const auto said = played_.find(peer.id); said != played_.end()) session->setPlayed(said->second);
    PeerSession* added = session.get();
    sessions_.emplace(peer.id, std::move(session));
    added->begin();
}

void CallDesk::removePeer(const QString& id)
{
    sessions_.erase(id);
    played_.erase(id);
}

void CallDesk::setPlayed(const QString& id, const Played& played)
{
    if (played_.size() >= kMostPeers && !played_.contains(id)) return;
    played_[id] = played;
    if (const auto found = sessions_.find(id); found != sessions_.end()) found->second->setPlayed(played);
}

void CallDesk::receive(const ConsultSignal& signal)
{
    const auto found = sessions_.find(signal.peer);
    if (found != sessions_.end()) found->second->receive(signal);
}

void CallDesk::startRecording()
{
    tools_.fan->askForKeyPicture();
    mix_ = std::make_unique<RecordMix>(tools_);
    const Result<void> started = mix_->start();
    if (started) return;
    tools_.voice->say([reason = started.error().text()](ConsultEngine& engine) { Q_EMIT engine.failed(reason); });
}

/// There is one encoder each for picture and sound: the peer with the worst way decides.
void CallDesk::adaptToWays()
{
    std::optional<int> least;
    int mostLost = 0;
    for (const auto& [id, session] : sessions_) {
        const auto rate = session->bitrate();
        if (rate) least = std::min(least.value_or(*rate), *rate);
        mostLost = std::max(mostLost, session->soundLoss());
    }
    if (least) hub_->setBitrate(*least);
    hub_->setSoundLoss(mostLost);
}

}  // namespace pitwatch::webrtc
