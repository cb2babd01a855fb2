#pragma once

#include <QSslServer>
#include <QSslSocket>

#include <functional>
#include <utility>

namespace pitwatch {

/// A QSslServer that shows each connection before its first byte: Qt's own counts begin only when a ClientHello has come,
/// and it stops accepting anybody while enough strangers send none.
class TlsGate final : public QSslServer {
public:
    using Meet = std::function<void(QSslSocket*)>;
    explicit TlsGate(Meet meet) : meet_(std::move(meet)) {}

protected:
    void incomingConnection(qintptr descriptor) override
    {
        QSslServer::incomingConnection(descriptor);
        const QList<QSslSocket*> sockets = findChildren<QSslSocket*>(Qt::FindDirectChildrenOnly);
        for (QSslSocket* socket : sockets)
            if (socket->socketDescriptor() == descriptor) return meet_(socket);
    }

private:
    const Meet meet_;
};

}  // namespace pitwatch
