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
    planner_.forget(peer.id);
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
    ranks_.erase(id);
    planner_.forget(id);
    if (hub_) adaptToWays();
}

void CallDesk::setPlayed(const QString& id, const Played& played)
{
    if (played_.size() >= kMostPeers && !played_.contains(id)) return;
    played_[id] = played;
    if (const auto found = sessions_.find(id); found != sessions_.end()) found->second->setPlayed(played);
}

void CallDesk::setRank(const QString& id, ConsultRank rank)
{
    if (ranks_.size() >= kMostPeers && !ranks_.contains(id)) return;
    ranks_[id] = rank;
    if (hub_) adaptToWays();
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

/// There is one encoder each for picture and sound. Of the sound the worst way decides, since nobody goes without it.
void CallDesk::adaptToWays()
{
    std::vector<SendPlanner::Way> ways;
    int mostLost = 0;
    for (const auto& [id, session] : sessions_) {
        const auto rank = ranks_.find(id);
        if (const auto rate = session->bitrate())
            ways.push_back({id, rank == ranks_.end() ? ConsultRank::Ordinary : rank->second, *rate});
        mostLost = std::max(mostLost, session->soundLoss());
    }
    const auto rate = planner_.plan(SendPlanner::Time(clock_.elapsed()), ways);
    for (const auto& [id, session] : sessions_) session->setHeld(planner_.holdsBack(id));
    if (rate) hub_->setBitrate(*rate);
    hub_->setSoundLoss(mostLost);
}

}  // namespace pitwatch::webrtc
