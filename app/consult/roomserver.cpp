#include "roomserver.h"

#include <QSslConfiguration>
#include <QSslSocket>
#include <QUrl>
#include <QWebSocket>

#include <algorithm>

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;

constexpr int kWatchMs = 250;
/// A watch that comes later than this came late because we were busy, not because participants are silent.
constexpr int kLateMs = 2 * kWatchMs;
constexpr int kAuditBurst = 50;

QSslConfiguration configurationOf(const ServerIdentity& identity)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(identity.chain);
    configuration.setPrivateKey(identity.key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    return configuration;
}

QString addressOf(const QTcpSocket& socket)
{
    bool isV4 = false;
    const quint32 v4 = socket.peerAddress().toIPv4Address(&isV4);
    return isV4 ? QHostAddress(v4).toString() : socket.peerAddress().toString();
}

}  // namespace

RoomServer::RoomServer(const RoomTokens& tokens, const Clock& clock, Options options, QObject* parent)
    : QObject(parent),
      clock_(clock),
      options_(std::move(options)),
      auditRate_(std::max(1, options_.auditPerMinute / 60), kAuditBurst),
      server_([this](QSslSocket* socket) { meet(socket); }),
      webSockets_(u"pitwatch"_s, QWebSocketServer::NonSecureMode),
      desk_(
          tokens, clock,
          {16, {options_.mostPeers, signalbounds::kMessageBytes, options_.link.messagesPerSecond}, options_.iceServers},
          counters_),
      posts_(tokens, clock, options_.posts, counters_)
{
    qRegisterMetaType<AuditEntry>();
    since_.start();
    server_.setMaxPendingConnections(static_cast<int>(options_.mostConnections) + 1);
    server_.setHandshakeTimeout(static_cast<int>(options_.requestWithin.count()));
    webSockets_.setMaxPendingConnections(static_cast<int>(options_.mostConnections));
    connect(&server_, &QTcpServer::pendingConnectionAvailable, this, &RoomServer::takePending);
    connect(&webSockets_, &QWebSocketServer::newConnection, this, &RoomServer::takeWebSockets);
    connect(&desk_, &RoomDesk::audited, this, &RoomServer::audit);
    connect(&desk_, &RoomDesk::postWanted, &posts_, &PostDesk::take);
    connect(&posts_, &PostDesk::audited, this, &RoomServer::audit);
    connect(&watchTimer_, &QTimer::timeout, this, &RoomServer::watch);
    watchTimer_.start(kWatchMs);
}

RoomServer::~RoomServer()
{
    server_.close();
    for (const Connection& connection : connections_)
        if (connection.socket) connection.socket->disconnect(this);
}

Result<void> RoomServer::listen(const ServerIdentity& identity)
{
    addresses_ = identity.addresses;
    server_.setSslConfiguration(configurationOf(identity));
    if (server_.isListening() || server_.listen(options_.address, options_.port)) return {};
    return Error{ErrorKind::Unavailable, server_.errorString(),
                 u"%1 port %2"_s.arg(options_.address.toString()).arg(options_.port)};
}

std::size_t RoomServer::openConnections() const
{
    return static_cast<std::size_t>(std::count_if(connections_.begin(), connections_.end(), [](const Connection& c) {
        return c.socket && c.socket->state() != QAbstractSocket::UnconnectedState;
    }));
}

void RoomServer::forgetClosed()
{
    std::erase_if(connections_, [](const Connection& c) {
        return !c.socket || c.socket->state() == QAbstractSocket::UnconnectedState;
    });
}

/// A connection at its very beginning, before its TLS handshake.
void RoomServer::meet(QSslSocket* socket)
{
    forgetClosed();
    ++counters_.connections;
    const QString address = addressOf(*socket);
    const auto same = std::count_if(connections_.begin(), connections_.end(),
                                    [&address](const Connection& c) { return c.address == address; });
    connect(socket, &QAbstractSocket::disconnected, socket, &QObject::deleteLater);
    if (connections_.size() >= options_.mostConnections ||
        static_cast<std::size_t>(same) >= options_.mostFromOneAddress) {
        ++counters_.refusedConnections;
        audit({clock_.now(), AuditKind::TooManyConnections, address, {}, {}, {}});
        return socket->abort();
    }
    connections_.push_back({socket, address, since_.elapsed() + options_.requestWithin.count(), false});
}

void RoomServer::takePending()
{
    while (QTcpSocket* socket = server_.nextPendingConnection()) {
        socket->setReadBufferSize(4 * signalbounds::kMessageBytes);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readHead(socket); });
        if (socket->bytesAvailable() > 0) readHead(socket);
    }
}

void RoomServer::readHead(QTcpSocket* socket)
{
    const QByteArray begin = socket->peek(kLargestHttpHead + 4);
    const qsizetype length = begin.indexOf("\r\n\r\n");
    if (length < 0 && begin.size() <= kLargestHttpHead) return;
    socket->disconnect(this);
    if (length < 0)
        return refuse(socket, AuditKind::RequestRefused, "431 Request Header Fields Too Large",
                      u"the head is too long"_s);
    const Result<HttpHead> head = readHttpHead(begin.left(length));
    if (!head) return refuse(socket, AuditKind::RequestRefused, "400 Bad Request", head.error().message);
    answer(socket, head.value());
}

void RoomServer::answer(QTcpSocket* socket, const HttpHead& head)
{
    if (head.path == "/ws" && head.wantsWebSocket() && head.method == "GET") {
        const QByteArray origin = head.fields.value("origin");
        if (isOwnOrigin(origin)) return upgrade(socket);
        ++counters_.refusedOrigins;
        return refuse(socket, AuditKind::OriginRefused, "403 Forbidden", QString::fromLatin1(origin.left(200)));
    }
    bool found = false;
    const QByteArray page = page_.answer(head, &found);
    ++(found ? counters_.pages : counters_.refusedRequests);
    end(socket, page);
}

void RoomServer::refuse(QTcpSocket* socket, AuditKind kind, const QByteArray& status, const QString& detail)
{
    ++counters_.refusedRequests;
    audit({clock_.now(), kind, addressOf(*socket), {}, {}, detail});
    end(socket, JoinPage::refusal(status));
}

void RoomServer::end(QTcpSocket* socket, const QByteArray& answer)
{
    socket->readAll();
    socket->write(answer);
    socket->disconnectFromHost();
}

/// Native clients send no origin; what protects there is the token.
bool RoomServer::isOwnOrigin(const QByteArray& origin) const
{
    if (origin.isEmpty()) return true;
    const QString text = QString::fromLatin1(origin);
    if (options_.origins.contains(text)) return true;
    const QUrl url(text);
    const QHostAddress ip(url.host());
    const QString host = ip.isNull() ? url.host().toLower() : ip.toString();
    return url.scheme() == "https"_L1 && url.path().isEmpty() && url.port(443) == port() && addresses_.contains(host);
}

void RoomServer::upgrade(QTcpSocket* socket)
{
    for (Connection& connection : connections_)
        if (connection.socket == socket) connection.upgraded = true;
    webSockets_.handleConnection(socket);
}

void RoomServer::takeWebSockets()
{
    while (QWebSocket* socket = webSockets_.nextPendingConnection()) {
        bool isV4 = false;
        const quint32 v4 = socket->peerAddress().toIPv4Address(&isV4);
        const QString address = isV4 ? QHostAddress(v4).toString() : socket->peerAddress().toString();
        desk_.attach(new SignalLink(socket, address, options_.link, since_.elapsed(), &desk_));
    }
}

void RoomServer::watch()
{
    const qint64 now = since_.elapsed();
    const qint64 step = now - watchedMs_;
    watchedMs_ = now;
    const qint64 late = step > kLateMs ? step - kWatchMs : 0;
    for (Connection& connection : connections_) {
        connection.until += late;
        if (!connection.upgraded && connection.socket && now > connection.until) connection.socket->abort();
    }
    forgetClosed();
    desk_.watch(now, late);
    posts_.watch(now, late);
}

void RoomServer::audit(const AuditEntry& entry)
{
    if (auditRate_.take(since_.elapsed()))
        Q_EMIT audited(entry);
    else
        ++counters_.unaudited;
}

}  // namespace pitwatch
