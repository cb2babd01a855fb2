#pragma once

#include <QTcpServer>

#include <support/privatenetwork.h>

namespace pitwatch::bench {

/// A port of our loopback interface that leads to one of the child's, beside the cable: what is said through it goes on
/// while the cable is pulled.
class NetworkDoor {
public:
    NetworkDoor(const test::PrivateNetwork& network, quint16 there);
    /// 0: it does not open.
    quint16 port() const { return server_.serverPort(); }

private:
    void lead(QTcpSocket* here);

    const test::PrivateNetwork& network_;
    const quint16 there_;
    QTcpServer server_;
};

}  // namespace pitwatch::bench
