#include "consultdesk.h"

#include <core/logging.h>

#include "tidytext.h"

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

const QStringList kCodecs{u"VP8"_s, u"H264"_s};
/// What lies on the table is read, not watched: many pixels, few pictures.
constexpr QSize kTablePicture(1280, 720);
constexpr int kTableRate = 10;

QUrl ownServer(quint16 port)
{
    QUrl url;
    url.setScheme(u"wss"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(port);
    url.setPath(u"/ws"_s);
    return url;
}

}  // namespace

ConsultDesk::ConsultDesk(Setup setup, const Clock& clock, QObject* parent)
    : QObject(parent),
      setup_(std::move(setup)),
      clock_(clock),
      engines_(setup_.engines ? setup_.engines : std::make_shared<EngineLoader>(setup_.pluginDirectories)),
      host_(setup_.host, clock)
{
    media_.ownView = true;
    connect(&host_, &ConsultHost::stateChanged, this, [this](ConsultHost::State state) {
        if (state == ConsultHost::State::Ready) openWanted();
        if (state != ConsultHost::State::Failed || !wanted_) return;
        wanted_.reset();
        Q_EMIT sessionChanged();
        Q_EMIT failed({ErrorKind::Unavailable, host_.reason(), {}});
    });
    connect(&host_, &ConsultHost::sfuFailed, this, [this](const QString& reason) {
        Q_EMIT failed({ErrorKind::Unavailable, tr("The server for large consultations cannot be used"), reason});
    });
}

ConsultDesk::~ConsultDesk() = default;

void ConsultDesk::setCallees(std::vector<Callee> callees)
{
    setup_.callees = std::move(callees);
    Q_EMIT calleesChanged();
}

void ConsultDesk::setAuthorities(const QList<QSslCertificate>& authorities)
{
    setup_.authorities = authorities;
    if (!session_ || hosted() != nullptr) return;
    signalling_.authorities = authorities + host_.authorities();
    for (ConsultSession* seat : {session_.get(), presentation_.get()})
        if (seat != nullptr) seat->setAuthorities(signalling_.authorities);
}

Result<void> ConsultDesk::hold(ConsultPlan plan)
{
    if (session_ || wanted_) return Error{ErrorKind::Exhausted, tr("a consultation is on already"), {}};
    wanted_ = std::move(plan);
    if (host_.state() == ConsultHost::State::Ready)
        openWanted();
    else
        host_.start();
    Q_EMIT sessionChanged();
    return {};
}

void ConsultDesk::openWanted()
{
    if (!wanted_) return;
    const ConsultPlan plan = *std::exchange(wanted_, std::nullopt);
    const Result<HostedRoom*> room = host_.open(plan, setup_.callees);
    if (!room) {
        Q_EMIT sessionChanged();
        return Q_EMIT failed(room.error());
    }
    SignalClient::Options signalling;
    signalling.server = ownServer(host_.port());
    signalling.authorities = host_.authorities();
    signalling.hello.room = room.value()->room().plan().id;
    signalling.hello.token = room.value()->ownToken();
    signalling.hello.name = plan.caller;
    enter(std::move(signalling));
    for (const CalleeId& id : plan.called)
        if (const Result<void> called = room.value()->call(id); !called) Q_EMIT failed(called.error());
}

Result<void> ConsultDesk::join(const QUrl& url, const QString& name)
{
    if (session_ || wanted_) return Error{ErrorKind::Exhausted, tr("a consultation is on already"), {}};
    const Result<Invitation> invitation = readInvitation(url);
    if (!invitation) return invitation.error();
    SignalClient::Options signalling;
    signalling.server = invitation.value().server;
    signalling.authorities = setup_.authorities + host_.authorities();
    signalling.hello.room = invitation.value().room;
    signalling.hello.token = invitation.value().token;
    signalling.hello.name = name;
    enter(std::move(signalling));
    return {};
}

void ConsultDesk::enter(SignalClient::Options signalling)
{
    // The server takes no longer one, and a region's name beside a person's can be.
    signalling.hello.name = tidied(signalling.hello.name, signalbounds::kNameCharacters);
    signalling.hello.kind = PeerKind::Native;
    signalling.hello.codecs = kCodecs;
    signalling_ = signalling;
    session_ = std::make_unique<ConsultSession>(
        ConsultSession::Setup{std::move(signalling), makeEngine(), media_, false, {}}, clock_);
    connect(session_.get(), &ConsultSession::stateChanged, this, [this](SignalClient::State state) {
        if (state != SignalClient::State::Over || session_ == nullptr) return;
        const QString code = session_->reason();
        // Not from within the session's own call.
        QMetaObject::invokeMethod(
            this,
            [this, code] {
                drop();
                Q_EMIT ended(code);
            },
            Qt::QueuedConnection);
    });
    if (setup_.recordings && host_.room())
        recording_ = std::make_unique<ConsultRecording>(*session_, *host_.room(), *setup_.recordings);
    session_->start();
    Q_EMIT sessionChanged();
}

std::unique_ptr<ConsultEngine> ConsultDesk::makeEngine()
{
    Result<std::unique_ptr<ConsultEngine>> engine = engines_->make();
    if (engine) return std::move(engine).value();
    Q_EMIT failed(engine.error());
    return nullptr;
}

ConsultSession* ConsultDesk::present()
{
    if (presentation_ || !session_ || !session_->hasMedia()) return presentation_.get();
    std::unique_ptr<ConsultEngine> engine = makeEngine();
    if (!engine) return nullptr;
    ConsultMedia media;
    media.codec = media_.codec;
    media.pictureSize = kTablePicture;
    media.framesPerSecond = kTableRate;
    media.picture = ConsultPicture::Pushed;
    media.microphoneOn = false;
    media.receive = false;
    SignalClient::Options signalling = signalling_;
    signalling.hello.name = tr("%1 · table").arg(tidied(signalling.hello.name, signalbounds::kNameCharacters - 16));
    presentation_ = std::make_unique<ConsultSession>(
        ConsultSession::Setup{std::move(signalling), std::move(engine), media, true, {}, session_.get()}, clock_);
    connect(presentation_.get(), &ConsultSession::mediaFailed, this, [this](const QString& reason) {
        Q_EMIT failed({ErrorKind::Unavailable, reason, {}});
        // Not from within the session's own call.
        if (presentation_ && !presentation_->hasMedia())
            QMetaObject::invokeMethod(this, &ConsultDesk::stopPresenting, Qt::QueuedConnection);
    });
    presentation_->start();
    Q_EMIT presentationChanged();
    return presentation_.get();
}

void ConsultDesk::stopPresenting()
{
    if (!presentation_) return;
    presentation_->leave();
    presentation_.reset();
    Q_EMIT presentationChanged();
}

void ConsultDesk::end()
{
    if (wanted_) {
        wanted_.reset();
        return Q_EMIT sessionChanged();
    }
    if (!session_) return;
    session_->disconnect(this);
    session_->leave();
    drop();
}

void ConsultDesk::drop()
{
    if (!session_) return;
    stopPresenting();
    recording_.reset();
    // Screens let go of it when they are told: what they hold speaks to it until then.
    const std::unique_ptr<ConsultSession> last = std::move(session_);
    host_.close();
    Q_EMIT sessionChanged();
}

}  // namespace pitwatch
