#include "rtspcamera.h"

#include <QUrl>

#include "rtspsession.h"

namespace pitwatch::test {

RtspCamera::RtspCamera(RtspScript script, quint16 port) : script_(std::move(script))
{
    QObject::connect(&server_, &QTcpServer::newConnection, &server_, [this] { accept(); });
    server_.listen(QHostAddress::LocalHost, port);
}

RtspCamera::~RtspCamera() = default;

QString RtspCamera::url() const
{
    QString login;
    if (script_.login != RtspScript::Login::None)
        login = QString::fromLatin1(QUrl::toPercentEncoding(script_.user) + ':' +
                                    QUrl::toPercentEncoding(script_.password) + '@');
    // Not by arg(): an encoded character looks like a place to be filled.
    return QStringLiteral("rtsp://") + login + QStringLiteral("127.0.0.1:%1/camera").arg(server_.serverPort());
}

void RtspCamera::accept()
{
    while (QTcpSocket* socket = server_.nextPendingConnection()) {
        auto* session = new RtspSession(socket, script_, &server_);
        QObject::connect(session, &RtspSession::requested, &server_,
                         [this](const QByteArray& method) { ++requests_[method]; });
        QObject::connect(session, &RtspSession::playing, &server_,
                         [this](bool overUdp) { ++(overUdp ? playedOverUdp_ : playedOverTcp_); });
    }
}

}  // namespace pitwatch::test
