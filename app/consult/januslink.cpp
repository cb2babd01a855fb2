#include "januslink.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;
using Kind = JanusMessage::Kind;

constexpr int kWatchMs = 250;
/// A watch that comes later came late because we were busy.
constexpr int kLateMs = 2 * kWatchMs;
constexpr std::size_t kMostPending = 1024;
constexpr std::chrono::seconds kCloseWithin{2};

Error noAnswer(ErrorKind kind, const QString& reason)
{
    return Error{kind, reason, u"Janus"_s};
}

}  // namespace

JanusLink::JanusLink(Options options, QObject* parent) : QObject(parent), options_(std::move(options))
{
    connect(&keepAlive_, &QTimer::timeout, this, &JanusLink::keepAlive);
    connect(&watch_, &QTimer::timeout, this, &JanusLink::watch);
}

JanusLink::~JanusLink()
{
    // It may be the one that called us.
    if (socket_) endInPeace(socket_.release());
}

/// What was said last is still to go out.
void JanusLink::endInPeace(QWebSocket* socket)
{
    const bool connected = socket->state() == QAbstractSocket::ConnectedState;
    socket->disconnect(this);
    socket->setParent(QCoreApplication::instance());
    connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(connected ? kCloseWithin : std::chrono::seconds(0), socket, &QObject::deleteLater);
    if (connected) socket->close();
}

void JanusLink::open()
{
    if (socket_) return;
    socket_ = std::make_unique<QWebSocket>();
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setCaCertificates(tls.caCertificates() + options_.authorities);
    socket_->setSslConfiguration(tls);
    socket_->setMaxAllowedIncomingMessageSize(kLargestJanusMessage);
    socket_->setMaxAllowedIncomingFrameSize(kLargestJanusMessage);
    const auto broken = [this] { lose(socket_->errorString()); };
    connect(socket_.get(), &QWebSocket::connected, this, &JanusLink::connected);
    connect(socket_.get(), &QWebSocket::textMessageReceived, this, &JanusLink::takeText);
    connect(socket_.get(), &QWebSocket::disconnected, this, broken, Qt::QueuedConnection);
    // Some failures come without `disconnected`.
    connect(socket_.get(), qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, broken,
            Qt::QueuedConnection);
    clock_.start();
    watch_.start(kWatchMs);
    // Its answer makes the session; nothing of it can come before the connection is there.
    pending_.emplace(QString(), Pending{[](const Result<JanusMessage>&) {}, options_.answerWithin.count(), false});
    QWebSocketHandshakeOptions handshake;
    handshake.setSubprotocols({u"janus-protocol"_s});
    socket_->open(QNetworkRequest(options_.server), handshake);
}

void JanusLink::connected()
{
    pending_.erase(QString());
    ask(
        {{u"janus"_s, u"create"_s}}, 0,
        [this](const Result<JanusMessage>& made) {
            if (!made || made.value().id == 0) return lose(made ? u"no session"_s : made.error().message);
            session_ = made.value().id;
            keepAlive_.start(options_.keepAliveEvery);
            Q_EMIT ready();
        },
        false);
}

void JanusLink::request(QJsonObject message, qint64 handle, Answer answer)
{
    ask(std::move(message), handle, std::move(answer), false);
}

void JanusLink::ask(QJsonObject message, qint64 handle, Answer answer, bool ackIsAnswer)
{
    if (over_ || pending_.size() >= kMostPending) {
        // Later, as all answers come.
        QMetaObject::invokeMethod(
            this, [answer] { answer(noAnswer(ErrorKind::Exhausted, u"too many requests are open"_s)); },
            Qt::QueuedConnection);
        return;
    }
    const QString transaction = send(std::move(message), handle);
    pending_.emplace(transaction,
                     Pending{std::move(answer), clock_.elapsed() + options_.answerWithin.count(), ackIsAnswer});
}

void JanusLink::tell(QJsonObject message, qint64 handle)
{
    if (!over_) send(std::move(message), handle);
}

QString JanusLink::send(QJsonObject message, qint64 handle)
{
    const QString transaction = u"t%1"_s.arg(++asked_);
    message.insert(u"transaction"_s, transaction);
    if (session_ != 0) message.insert(u"session_id"_s, session_);
    if (handle != 0) message.insert(u"handle_id"_s, handle);
    if (!options_.secret.isEmpty()) message.insert(u"apisecret"_s, options_.secret);
    socket_->sendTextMessage(QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
    return transaction;
}

void JanusLink::takeText(const QString& text)
{
    if (over_) return;
    const Result<JanusMessage> read = readJanusMessage(text.toUtf8());
    if (!read) {
        ++unreadable_;
        return;
    }
    const JanusMessage& message = read.value();
    const auto waits = pending_.find(message.transaction);
    const bool isAnswer = waits != pending_.end() && (message.kind != Kind::Ack || waits->second.ackIsAnswer);
    if (message.kind == Kind::SessionOver) return lose(u"the session has ended"_s);
    if (message.kind == Kind::Failure && isAnswer)
        return settle(message.transaction, noAnswer(ErrorKind::Unavailable, message.reason));
    if (isAnswer) return settle(message.transaction, message);
    if (message.kind != Kind::Ack && message.kind != Kind::Success) Q_EMIT told(message);
}

void JanusLink::settle(const QString& transaction, const Result<JanusMessage>& answer)
{
    const auto waits = pending_.find(transaction);
    if (waits == pending_.end()) return;
    const Answer called = std::move(waits->second.answer);
    pending_.erase(waits);
    called(answer);
}

void JanusLink::keepAlive()
{
    const auto heard = [this](const Result<JanusMessage>& answer) {
        if (!answer) lose(answer.error().message);
    };
    ask({{u"janus"_s, u"keepalive"_s}}, 0, heard, true);
}

void JanusLink::watch()
{
    const qint64 now = clock_.elapsed();
    const qint64 step = now - std::exchange(watchedMs_, now);
    const qint64 late = step > kLateMs ? step - kWatchMs : 0;
    QStringList missing;
    for (auto& [transaction, waits] : pending_) {
        waits.until += late;
        if (now > waits.until) missing << transaction;
    }
    if (missing.contains(QString())) return lose(u"does not answer"_s);
    for (const QString& transaction : missing)
        settle(transaction, noAnswer(ErrorKind::Unavailable, u"no answer came"_s));
}

void JanusLink::lose(const QString& reason)
{
    if (std::exchange(over_, true)) return;
    session_ = 0;
    watch_.stop();
    keepAlive_.stop();
    pending_.clear();
    socket_->abort();
    Q_EMIT lost(reason);
}

}  // namespace pitwatch
