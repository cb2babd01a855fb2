#include "networkdoor.h"

#include <QTcpSocket>

namespace pitwatch::bench {

namespace {

void carry(QTcpSocket* from, QTcpSocket* to)
{
    const auto pass = [from, to] { to->write(from->readAll()); };
    QObject::connect(from, &QTcpSocket::readyRead, to, pass);
    QObject::connect(from, &QTcpSocket::disconnected, to, &QTcpSocket::disconnectFromHost);
    QObject::connect(from, &QTcpSocket::disconnected, from, &QObject::deleteLater);
}

}  // namespace

NetworkDoor::NetworkDoor(const test::PrivateNetwork& network, quint16 there) : network_(network), there_(there)
{
    QObject::connect(&server_, &QTcpServer::newConnection, &server_, [this] {
        while (QTcpSocket* here = server_.nextPendingConnection()) lead(here);
    });
    server_.listen(QHostAddress::LocalHost);
}

void NetworkDoor::lead(QTcpSocket* here)
{
    auto* there = new QTcpSocket(&server_);
    // An address needs no look-up: the socket is made before this returns.
    const auto led = network_.inChild([&] { there->connectToHost(QHostAddress(QHostAddress::LocalHost), there_); });
    if (!led) return here->abort();
    carry(there, here);
    QObject::connect(there, &QTcpSocket::connected, here, [here, there] {
        carry(here, there);
        if (here->bytesAvailable() > 0) there->write(here->readAll());
    });
}

}  // namespace pitwatch::bench
