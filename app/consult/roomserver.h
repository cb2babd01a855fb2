#pragma once

#include <QElapsedTimer>
#include <QHostAddress>
#include <QPointer>
#include <QTimer>
#include <QWebSocketServer>

#include "certificatefolder.h"
#include "joinpage.h"
#include "postdesk.h"
#include "roomdesk.h"
#include "tlsgate.h"

namespace pitwatch {

/// The embedded server of consultations: one TLS port for the join page (HTTPS, a few fixed files, GET only) and for
/// the signalling of participants and standing posts (WSS at /ws). Everything that comes is bounded: connections in all
/// and from one address, time for handshake, head and hello, size of head and messages, messages a second. Browsers are
/// let in from this server's own pages only (Origin, RFC 6454). Lives on one thread with an event loop; tokens and
/// clock outlive it.
class RoomServer final : public QObject {
    Q_OBJECT

public:
    struct Options {
        QHostAddress address = QHostAddress::Any;
        quint16 port = 0;     ///< 0: any that is free
        QStringList origins;  ///< more than those of the certificate's addresses, e.g. "https://10.0.0.1:443"
        std::size_t mostConnections = 128;
        std::size_t mostFromOneAddress = 32;
        std::chrono::milliseconds requestWithin{8000};  ///< handshake, head and answer together
        int auditPerMinute = 120;
        LinkLimits link;
        std::vector<IceServer> iceServers;
        int mostPeers = 16;  ///< as participants are told; a room's plan decides
        PostDesk::Options posts;
    };

    RoomServer(const RoomTokens& tokens, const Clock& clock, Options options, QObject* parent = nullptr);
    ~RoomServer() override;

    /// Also for a renewed identity while it listens: connections that are there stay.
    Result<void> listen(const ServerIdentity& identity);
    quint16 port() const { return server_.serverPort(); }

    RoomDesk& desk() { return desk_; }
    PostDesk& posts() { return posts_; }
    const RoomServerCounters& counters() const { return counters_; }
    std::size_t openConnections() const;

Q_SIGNALS:
    void audited(const pitwatch::AuditEntry& entry);

private:
    struct Connection {
        QPointer<QTcpSocket> socket;
        QString address;
        qint64 until = 0;  ///< when it is cut off
        bool upgraded = false;
    };

    void meet(QSslSocket* socket);
    void takePending();
    void readHead(QTcpSocket* socket);
    void answer(QTcpSocket* socket, const HttpHead& head);
    void refuse(QTcpSocket* socket, AuditKind kind, const QByteArray& status, const QString& detail);
    void end(QTcpSocket* socket, const QByteArray& answer);
    void upgrade(QTcpSocket* socket);
    void takeWebSockets();
    bool isOwnOrigin(const QByteArray& origin) const;
    void forgetClosed();
    void watch();
    void audit(const AuditEntry& entry);

    const Clock& clock_;
    const Options options_;
    RoomServerCounters counters_;
    RateLimit auditRate_;
    JoinPage page_;
    TlsGate server_;
    QWebSocketServer webSockets_;
    RoomDesk desk_;
    PostDesk posts_;
    QStringList addresses_;
    std::vector<Connection> connections_;
    QElapsedTimer since_;
    qint64 watchedMs_ = 0;
    QTimer watchTimer_;
};

}  // namespace pitwatch
