#include "callseat.h"

#include <QCoreApplication>
#include <QVideoFrameFormat>

#include <algorithm>

namespace pitwatch::test {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kMostSent = 1'000;

QString beside(const QString& name)
{
    return QCoreApplication::applicationDirPath() + u"/../"_s + name;
}

QString pluginFolder()
{
    return qEnvironmentVariable("PITWATCH_PLUGIN_PATH", beside(u"plugins"_s));
}

/// Loaded once, never unloaded.
Result<ConsultPlugin*> plugin()
{
    static QPluginLoader loader(pluginFolder() + u"/pitwatch-webrtc.so"_s);
    if (auto* found = qobject_cast<ConsultPlugin*>(loader.instance())) return found;
    return Error{ErrorKind::Unavailable, loader.errorString(), loader.fileName()};
}

}  // namespace

bool SeenPeer::was(ConsultPeerState state) const
{
    return std::find(states.begin(), states.end(), state) != states.end();
}

void SeenPeer::see(const QVideoFrame& frame)
{
    QVideoFrame picture = frame;
    if (picture.pixelFormat() != QVideoFrameFormat::Format_YUV420P || !picture.map(QVideoFrame::ReadOnly)) return;
    ++frames;
    size = picture.size();
    const int x = picture.width() / 2;
    const int y = picture.height() / 2;
    brightness = picture.bits(0)[y * picture.bytesPerLine(0) + x];
    redness = picture.bits(2)[y / 2 * picture.bytesPerLine(2) + x / 2];
    const std::size_t sum = qHashBits(picture.bits(0), std::size_t(picture.height() * picture.bytesPerLine(0)));
    picture.unmap();
    if (sum != checksum) ++changes;
    checksum = sum;
}

void SeenPeer::hear(double decibels)
{
    constexpr double kHeard = -40;
    ++levels;
    loudest = std::max(loudest, decibels);
    if (decibels > kHeard) ++loud;
}

ConsultMedia testMedia()
{
    ConsultMedia media;
    media.sources.testPicture = true;
    media.sources.testSound = true;
    return media;
}

std::unique_ptr<ConsultEngine> makeTestEngine()
{
    if (qEnvironmentVariable("PITWATCH_TEST_MEDIA") == "own-process"_L1) return makeRemoteTestEngine();
    auto loaded = plugin();
    if (!loaded) qFatal("%s", qPrintable(loaded.error().text()));
    return std::move(loaded.value()->create().value());
}

std::unique_ptr<RemoteEngine> makeRemoteTestEngine()
{
    const QString program = qEnvironmentVariable("PITWATCH_BIN", beside(u"bin"_s)) + u"/pitwatch-media"_s;
    return std::make_unique<RemoteEngine>([program] { return startMediaProcess(program, {pluginFolder()}); });
}

QString CallSeat::missing()
{
    const auto loaded = plugin();
    if (!loaded) return loaded.error().text();
    const auto engine = loaded.value()->create();
    return engine ? QString() : engine.error().text();
}

CallSeat::CallSeat(std::unique_ptr<ConsultEngine> made) : engine_(std::move(made))
{
    ConsultEngine* engine = engine_.get();
    QObject::connect(engine, &ConsultEngine::peerStateChanged, engine,
                     [this](const QString& id, ConsultPeerState state, const QString& reason) {
                         peers_[id].states.push_back(state);
                         if (!reason.isEmpty()) peers_[id].reason = reason;
                     });
    QObject::connect(engine, &ConsultEngine::frame, engine,
                     [this](const QString& id, const QVideoFrame& picture) { frame(id, picture); });
    QObject::connect(engine, &ConsultEngine::level, engine,
                     [this](const QString& id, double decibels) { peers_[id].hear(decibels); });
    QObject::connect(engine, &ConsultEngine::stats, engine, [this](const QString& id, const ConsultStats& stats) {
        ++peers_[id].reports;
        peers_[id].stats = stats;
    });
    QObject::connect(engine, &ConsultEngine::failed, engine, [this](const QString& reason, ConsultDevices lost) {
        failures_ += reason;
        lost_ |= lost;
    });
    QObject::connect(engine, &ConsultEngine::send, engine, [this](const ConsultSignal& signal) {
        if (look_ && sent_.size() < kMostSent) sent_.push_back(signal);
    });
}

CallSeat::~CallSeat() = default;

void CallSeat::frame(const QString& id, const QVideoFrame& frame)
{
    if (look_)
        peers_[id].see(frame);
    else
        ++peers_[id].frames;
}

void CallSeat::start(ConsultCodec codec)
{
    ConsultMedia media = testMedia();
    media.codec = codec;
    engine_->start(media);
}

void CallSeat::present()
{
    ConsultMedia media;
    media.pictureSize = QSize(1280, 720);
    media.framesPerSecond = 10;
    media.picture = ConsultPicture::Pushed;
    media.microphoneOn = false;
    media.receive = false;
    engine_->start(media);
}

void CallSeat::add(const QString& id, bool weOffer, int epoch, const QString& address)
{
    ConsultPeer peer;
    peer.id = id;
    peer.epoch = epoch;
    peer.weOffer = weOffer;
    peer.iceInterfacePin = address;
    engine_->addPeer(peer);
}

void carrySignals(CallSeat& from, CallSeat& to, const QString& name)
{
    QObject::connect(&from.engine(), &ConsultEngine::send, &to.engine(), [&to, name](ConsultSignal signal) {
        signal.peer = name;
        to.engine().receive(signal);
    });
}

}  // namespace pitwatch::test
