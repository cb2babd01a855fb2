#include "remoteengine.h"

#include <QCoreApplication>

#include <core/logging.h>

#include <utility>

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostFailures = 20;  ///< that are told at once; more are not read by anybody

}  // namespace

RemoteEngine::RemoteEngine(Launch launch, RestartPace pace, int mostPixels)
    : launch_(std::move(launch)),
      pushes_([this](const media::Push& push) { tell(push); }),
      pace_(pace),
      failures_(1, kMostFailures),
      pixels_(mostPixels, mostPixels)
{
    clock_.start();
    again_.setSingleShot(true);
    connect(&again_, &QTimer::timeout, this, &RemoteEngine::launch);
    this->launch();
}

RemoteEngine::~RemoteEngine()
{
    letGo();
}

void RemoteEngine::launch()
{
    launchedAt_ = clock_.elapsed();
    Result<RunningMedia> running = launch_();
    if (!running) {
        // Not from within a constructor or a command.
        QMetaObject::invokeMethod(
            this, [this, reason = running.error().text()] { lose(reason); }, Qt::QueuedConnection);
        return;
    }
    pictures_ = running.value().pictures;
    hold_ = std::move(running.value().hold);
    channel_ = new MediaChannel(running.value().socket);
    connect(channel_, &MediaChannel::heard, this,
            [this](const media::Event& event) { std::visit([this](const auto& known) { take(known); }, event); });
    connect(channel_, &MediaChannel::broken, this, &RemoteEngine::lose);
    tellAgain();
}

void RemoteEngine::tellAgain()
{
    pushes_.connectTo(pictures_);
    const MediaMemory::Again again = memory_.again();
    for (const media::Command& command : again.commands) tell(command);
    if (sink_) tell(media::Record{true});
    pushes_.flush();
    for (const ConsultSignal& request : again.requests) Q_EMIT send(request);
}

void RemoteEngine::tell(const media::Command& command)
{
    if (channel_) channel_->tell(command);
}

void RemoteEngine::letGo()
{
    if (MediaChannel* channel = std::exchange(channel_, nullptr)) {
        channel->disconnect(this);
        channel->close();
        // This may be within its own signal.
        channel->setParent(QCoreApplication::instance());
        channel->deleteLater();
    }
    hold_.reset();
    pictures_.reset();
    pushes_.connectTo(nullptr);
}

void RemoteEngine::lose(const QString& reason)
{
    qCWarning(logConsult).noquote() << "the media process is lost:" << reason;
    if (hold_) hold_->kill();
    letGo();
    recordedTime_.nextProcess();
    const auto pause = pace_.ended(RestartPace::Time(clock_.elapsed() - launchedAt_));
    if (!pause) return end(tr("Sound and picture broke off too often and stay off until the next consultation."));
    again_.start(*pause);
    const QString words = tr("Sound and picture broke off and are being started again.");
    if (pace_.firstInSeries()) Q_EMIT failed(words);
    announce(memory_.lost(words, false));
}

void RemoteEngine::end(const QString& reason)
{
    over_ = true;
    letGo();
    sink_.reset();
    announce(memory_.lost(reason, true));
    Q_EMIT gone(reason);
}

/// Nothing is held back by a process that is gone.
void RemoteEngine::announce(const std::vector<media::PeerState>& changes)
{
    for (const QString& id : memory_.takeHeld()) Q_EMIT pictureHeld(id, false);
    for (const media::PeerState& change : changes) Q_EMIT peerStateChanged(change.id, change.state, change.reason);
}

void RemoteEngine::start(const ConsultMedia& media)
{
    if (memory_.started()) return;
    memory_.start(media);
    tell(media::Start{media});
}

void RemoteEngine::setPicture(ConsultPicture picture)
{
    memory_.setPicture(picture);
    tell(media::ShowPicture{picture});
}

void RemoteEngine::setMicrophone(bool on)
{
    memory_.setMicrophone(on);
    tell(media::OpenMicrophone{on});
}

void RemoteEngine::setSources(const ConsultSources& sources)
{
    if (!memory_.started()) return;
    memory_.setSources(sources);
    tell(media::OpenSources{sources});
}

void RemoteEngine::pushPicture(const QImage& image, UtcTime time)
{
    if (!over_) pushes_.push(image, time);
}

void RemoteEngine::addPeer(const ConsultPeer& peer)
{
    if (over_) return;
    memory_.add(peer);
    tell(media::AddPeer{peer});
}

void RemoteEngine::removePeer(const QString& id)
{
    const bool known = memory_.knows(id);
    memory_.remove(id);
    if (channel_) return tell(media::RemovePeer{id});
    if (!known) return;
    memory_.changed(id, ConsultPeerState::Closed);
    QMetaObject::invokeMethod(
        this, [this, id] { Q_EMIT peerStateChanged(id, ConsultPeerState::Closed, {}); }, Qt::QueuedConnection);
}

void RemoteEngine::setPlayed(const QString& peer, bool sound, bool picture)
{
    memory_.setPlayed({peer, sound, picture});
    tell(media::Play{peer, sound, picture});
}

void RemoteEngine::setRank(const QString& peer, ConsultRank rank)
{
    if (memory_.setRank({peer, rank})) tell(media::Rank{peer, rank});
}

void RemoteEngine::receive(const ConsultSignal& signal)
{
    memory_.signalled(signal);
    tell(media::Receive{signal});
}

Result<void> RemoteEngine::startRecording(std::shared_ptr<RecordingSink> sink)
{
    if (!memory_.started() || !sink || over_) return Error{ErrorKind::Unavailable, u"the engine was not started"_s, {}};
    if (sink_) return Error{ErrorKind::Exhausted, u"a recording runs already"_s, {}};
    sink_ = std::move(sink);
    tell(media::Record{true});
    return {};
}

void RemoteEngine::stopRecording()
{
    sink_.reset();
    tell(media::Record{false});
}

}  // namespace pitwatch
