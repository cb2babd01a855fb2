#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

#include <core/result.h>

namespace pitwatch::sim {

/// Where a broker listens or should listen, from an mqtt:// address.
struct BrokerAddress {
    QString host;
    quint16 port = 1883;
    QString user;      ///< empty: anonymous
    QString password;  ///< never logged
    bool loopback() const;
    QString text() const;  ///< host:port, without credentials
};

/// From "mqtt://user:password@host:port" or "host:port".
Result<BrokerAddress> parseBrokerAddress(const QString& text);

/// Somebody accepts connections there.
bool somebodyListens(const QString& host, quint16 port);
/// A loopback port that nobody uses now.
Result<quint16> freePort();

/// A private Mosquitto on the loopback, a child that dies with this process however that ends. Nothing is kept between
/// runs, and it is not restarted by itself: a broker that dies is reported once. One thread.
class Broker {
public:
    /// Its configuration and password file lie in `directory`.
    Broker(BrokerAddress address, QString directory);
    ~Broker();

    /// Returns when it accepts connections; an error when it does not within five seconds.
    Result<void> start();
    void stop();
    bool running() const { return process_.state() != QProcess::NotRunning; }
    const BrokerAddress& address() const { return address_; }

private:
    Result<QString> writeConfiguration();
    Result<void> writePasswords(const QString& path);

    BrokerAddress address_;
    QString directory_;
    QProcess process_;
    bool stopping_ = false;
};

}  // namespace pitwatch::sim
