#include "signalclient.h"

#include <QCoreApplication>
#include <QSslConfiguration>
#include <QUrlQuery>
#include <QWebSocket>

#include <algorithm>

#include <core/socketreason.h>

#include "signalreader.h"
#include "signalwriter.h"

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;
using namespace signalling;

constexpr int kWatchMs = 250;
constexpr int kPingMs = 1000;
/// A watch that comes later came late because we were busy.
constexpr int kLateMs = 2 * kWatchMs;
constexpr std::chrono::milliseconds kConnectWithin{8000};
/// Of one that was inside: an attempt that began while the network was away repeats its first packet later and later.
constexpr std::chrono::milliseconds kConnectAgainWithin{2000};
constexpr int kSlowConnect = 3;  ///< times as long as usual
constexpr std::chrono::milliseconds kLately{120'000};
constexpr std::chrono::seconds kCloseWithin{2};

/// After these there is nothing to come back to.
bool isFinal(const QString& code)
{
    static const QStringList codes{u"token-expired"_s, u"token-revoked"_s, u"token-foreign"_s,
                                   u"token-unknown"_s, u"version"_s,       u"closed"_s,
                                   u"removed"_s,       u"denied"_s,        u"bye"_s};
    return codes.contains(code);
}

}  // namespace

SignalClient::SignalClient(Options options, QObject* parent) : QObject(parent), options_(std::move(options))
{
    connect(&watchTimer_, &QTimer::timeout, this, &SignalClient::watch);
    retryTimer_.setSingleShot(true);
    connect(&retryTimer_, &QTimer::timeout, this, &SignalClient::open);
}

SignalClient::~SignalClient()
{
    dropSocket();
}

void SignalClient::start()
{
    if (state_ != State::Idle) return;
    setState(State::Connecting);
    open();
}

void SignalClient::stop()
{
    if (state_ == State::Over) return;
    send(Bye{});
    finish(u"bye"_s);
}

void SignalClient::send(const Body& body, const PeerId& to)
{
    if (socket_ && socket_->state() == QAbstractSocket::ConnectedState)
        socket_->sendTextMessage(QString::fromUtf8(writeSignal({to, {}, body})));
}

void SignalClient::open()
{
    dropSocket();
    socket_ = std::make_unique<QWebSocket>();
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setCaCertificates(tls.caCertificates() + options_.authorities);
    socket_->setSslConfiguration(tls);
    socket_->setMaxAllowedIncomingMessageSize(signalbounds::kMessageBytes);
    socket_->setMaxAllowedIncomingFrameSize(signalbounds::kMessageBytes);
    connect(socket_.get(), &QWebSocket::sslErrors, this, &SignalClient::noteErrors);
    connect(socket_.get(), &QWebSocket::connected, this, [this] {
        heard_.start();
        unknownAuthority_ = false;
        usualConnect_ = std::chrono::milliseconds(opened_.elapsed());
        send(options_.hello);
    });
    connect(socket_.get(), &QWebSocket::textMessageReceived, this, &SignalClient::takeText);
    connect(socket_.get(), &QWebSocket::disconnected, this,
            [this] { retry(socketReason(socket_->error(), socket_->errorString())); });
    // Some failures come without `disconnected`.
    connect(socket_.get(), qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
            [this] { retry(socketReason(socket_->error(), socket_->errorString())); });
    heard_.start();
    opened_.start();
    pinged_.start();
    watched_.start();
    watchTimer_.start(kWatchMs);
    socket_->open(options_.server);
}

void SignalClient::takeText(const QString& text)
{
    heard_.start();
    const Result<Signal> read = readSignal(text.toUtf8(), SignalSource::Server);
    if (!read) {
        ++unreadable_;
        return;
    }
    const Body& body = read.value().body;
    if (std::holds_alternative<Pong>(body)) return;
    if (const Refusal* refusal = std::get_if<Refusal>(&body); refusal != nullptr && isFinal(refusal->code))
        return finish(refusal->code);
    const bool inside = std::holds_alternative<Welcome>(body);
    if (inside || std::holds_alternative<Waiting>(body)) {
        tries_ = 0;
        lost_.invalidate();
        wasInside_ = wasInside_ || inside;
        reason_.clear();
        setState(inside ? State::Inside : State::Waiting);
    }
    Q_EMIT received(read.value());
}

void SignalClient::retry(const QString& why)
{
    if (state_ == State::Over || retryTimer_.isActive()) return;
    reason_ = why;
    watchTimer_.stop();
    if (!lost_.isValid()) lost_.start();
    const auto wait = options_.firstRetry * (1 << std::min(tries_, 10));
    ++tries_;
    retryTimer_.start(std::min(wait, wasInsideLately() ? options_.soonRetry : options_.lastRetry));
    setState(State::Retrying);
}

void SignalClient::noteErrors(const QList<QSslError>& errors)
{
    unknownAuthority_ = std::any_of(errors.begin(), errors.end(), [](const QSslError& error) {
        return error.error() == QSslError::SelfSignedCertificateInChain ||
               error.error() == QSslError::SelfSignedCertificate || error.error() == QSslError::CertificateUntrusted ||
               error.error() == QSslError::UnableToGetLocalIssuerCertificate ||
               error.error() == QSslError::UnableToVerifyFirstCertificate;
    });
}

bool SignalClient::wasInsideLately() const
{
    return wasInside_ && (!lost_.isValid() || lost_.elapsed() < kLately.count());
}

/// A slow way must not look like one that is cut.
std::chrono::milliseconds SignalClient::connectWithin() const
{
    if (!wasInsideLately()) return kConnectWithin;
    return std::clamp(kSlowConnect * usualConnect_, kConnectAgainWithin, kConnectWithin);
}

void SignalClient::finish(const QString& code)
{
    reason_ = code;
    watchTimer_.stop();
    retryTimer_.stop();
    if (socket_) closeInPeace(socket_.release());
    setState(State::Over);
}

/// What was sent last is still to go out, also when the client itself is deleted now.
void SignalClient::closeInPeace(QWebSocket* socket)
{
    socket->disconnect(this);
    socket->setParent(QCoreApplication::instance());
    connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(kCloseWithin, socket, &QObject::deleteLater);
    socket->close();
}

/// It may be the one that called us.
void SignalClient::dropSocket()
{
    if (!socket_) return;
    socket_->disconnect(this);
    socket_->abort();
    socket_.release()->deleteLater();
}

void SignalClient::watch()
{
    const qint64 step = watched_.restart();
    if (step > kLateMs) heard_.start();
    const bool connected = socket_->state() == QAbstractSocket::ConnectedState;
    const auto patience = connected ? options_.silentAfter : connectWithin();
    if (heard_.elapsed() > patience.count()) {
        const QString why = connected ? tr("the server is silent") : tr("the server does not answer");
        dropSocket();
        return retry(why);
    }
    if (!connected || pinged_.elapsed() < kPingMs) return;
    pinged_.start();
    send(Ping{});
}

void SignalClient::setState(State state)
{
    if (state_ == state) return;
    state_ = state;
    Q_EMIT stateChanged(state);
}

Result<Invitation> readInvitation(const QUrl& url)
{
    const QUrlQuery fragment(url.fragment());
    Invitation invitation{{}, RoomId(fragment.queryItemValue(u"room"_s)), fragment.queryItemValue(u"token"_s)};
    if (url.scheme() != "https"_L1 || url.host().isEmpty() || invitation.room.isEmpty() || invitation.token.isEmpty() ||
        invitation.token.size() > signalbounds::kTokenCharacters ||
        invitation.room.text().size() > signalbounds::kIdCharacters)
        return Error{ErrorKind::InvalidInput,
                     SignalClient::tr("no invitation: https://host:port/#room=…&token=… is expected"),
                     url.toString(QUrl::RemoveFragment)};
    invitation.server.setScheme(u"wss"_s);
    invitation.server.setHost(url.host());
    invitation.server.setPort(url.port(443));
    invitation.server.setPath(u"/ws"_s);
    return invitation;
}

}  // namespace pitwatch
