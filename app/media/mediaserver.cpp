#include "mediaserver.h"

#include <algorithm>
#include <limits>

#include "mediawire.h"

namespace pitwatch {

namespace {

constexpr qint64 kRoomForSmall = 4 << 20;    ///< levels and numbers: the next ones come soon
constexpr qint64 kRoomForPackets = 8 << 20;  ///< of a recording; the rest waits, bounded, in RecordedPackets
constexpr auto kPacketsEvery = std::chrono::milliseconds(20);

}  // namespace

MediaServer::MediaServer(int descriptor, std::unique_ptr<SharedPictures> pictures, MakeEngine make, QObject* parent)
    : QObject(parent),
      socket_(descriptor),
      pictures_(std::move(pictures)),
      frames_(*pictures_, [this](const media::Frame& frame) { tell(frame); })
{
    connect(&socket_, &MediaSocket::broken, this, &MediaServer::finished);
    connect(&packetsDue_, &QTimer::timeout, this, &MediaServer::sendPackets);
    QMetaObject::invokeMethod(
        this, [this, make = std::move(make)] { makeEngine(make); }, Qt::QueuedConnection);
}

/// Commands wait in the socket until then.
void MediaServer::makeEngine(const MakeEngine& make)
{
    Result<std::unique_ptr<ConsultEngine>> made = make();
    tell(media::Ready{made ? QString() : made.error().text()});
    if (!made) return;
    engine_ = std::move(made).value();
    connectEngine();
    connect(&socket_, &MediaSocket::arrived, this, &MediaServer::hear);
    socket_.resume();
}

void MediaServer::connectEngine()
{
    const ConsultEngine* engine = engine_.get();
    connect(engine, &ConsultEngine::send, this, [this](const ConsultSignal& signal) { tell(media::Say{signal}); });
    connect(engine, &ConsultEngine::peerStateChanged, this,
            [this](const QString& id, ConsultPeerState state, const QString& reason) {
                tell(media::PeerState{id, state, reason});
            });
    connect(engine, &ConsultEngine::pictureHeld, this, [this](const QString& id, bool held) {
        tell(media::Held{id, held});
    });
    connect(engine, &ConsultEngine::frame, this,
            [this](const QString& id, const QVideoFrame& frame) { frames_.show(id, frame); });
    connect(engine, &ConsultEngine::level, this, [this](const QString& id, double decibels) {
        tellIfThereIsRoom(media::Level{id, decibels});
    });
    connect(engine, &ConsultEngine::stats, this, [this](const QString& id, const ConsultStats& stats) {
        tellIfThereIsRoom(media::Stats{id, stats});
    });
    connect(engine, &ConsultEngine::failed, this, [this](const QString& reason, ConsultDevices lost) {
        const media::Failed failed{reason, lost};
        // A device is lost once: that it is must not be lost too.
        lost ? tell(failed) : tellIfThereIsRoom(failed);
    });
    connect(engine, &ConsultEngine::probed, this, [this] { probed_.invalidate(); });
}

void MediaServer::hear(quint8 kind, const QByteArray& fields)
{
    const Result<media::Command> command = media::readCommand(kind, fields);
    if (!command) return Q_EMIT finished(command.error().text());
    std::visit([this](const auto& known) { obey(known); }, command.value());
}

void MediaServer::tell(const media::Event& event)
{
    socket_.send(media::written(event));
}

void MediaServer::tellIfThereIsRoom(const media::Event& event)
{
    if (socket_.unsent() < kRoomForSmall) tell(event);
}

void MediaServer::obey(const media::Push& command)
{
    const QImage image = pictures_->image(command.slot, command.size);
    tell(media::TookPush{command.slot});
    engine_->pushPicture(image, command.time);
}

void MediaServer::obey(const media::RemovePeer& command)
{
    frames_.forget(command.id);
    engine_->removePeer(command.id);
}

void MediaServer::obey(const media::Play& command)
{
    if (!command.picture) frames_.forget(command.peer);
    engine_->setPlayed(command.peer, command.sound, command.picture);
}

void MediaServer::obey(const media::Record& command)
{
    if (packets_) {
        engine_->stopRecording();
        sendPackets();
        packetsDue_.stop();
        packets_->close();
        packets_.reset();
    }
    if (!command.on) return;
    packets_ = std::make_shared<RecordedPackets>();
    packetsDue_.start(kPacketsEvery);
    if (const Result<void> started = engine_->startRecording(packets_); !started)
        tell(media::Failed{started.error().text(), {}});
}

void MediaServer::sendPackets()
{
    if (!packets_ || socket_.unsent() >= kRoomForPackets) return;
    RecordedPackets::Batch batch = packets_->wait(std::chrono::milliseconds(0));
    for (auto lost = batch.lost.cbegin(); lost != batch.lost.cend(); ++lost)
        tell(media::Lost{lost.key(), lost.value()});
    for (RecordedPacket& packet : batch.packets) tell(media::Recorded{std::move(packet)});
}

int MediaServer::engineSilence() const
{
    return probed_.isValid() ? int(std::min<qint64>(probed_.elapsed(), std::numeric_limits<int>::max())) : 0;
}

void MediaServer::obey(const media::Ping& command)
{
    const int silence = engineSilence();
    if (!probed_.isValid()) {
        probed_.start();
        engine_->probe();
    }
    tell(media::Pong{command.number, silence});
}

}  // namespace pitwatch
