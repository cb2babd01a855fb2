#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <vector>

namespace pitwatch::test {

struct BrokerMessage {
    QString topic;
    QByteArray payload;
    bool retained = false;
};

/// A Mosquitto broker of the test's own on a free loopback port. Ends with the object.
class PrivateBroker {
public:
    PrivateBroker();
    ~PrivateBroker();
    PrivateBroker(const PrivateBroker&) = delete;
    PrivateBroker& operator=(const PrivateBroker&) = delete;

    /// Why there is none on this machine; empty when there is.
    static QString missing();

    /// Call before start(): only this user may connect.
    void requireUser(const QString& user, const QString& password);
    /// Call before start(): TLS with this certificate.
    void useTls(const QString& ca, const QString& cert, const QString& key);

    /// Starts, or starts again on the same port with what it had retained forgotten; false when it does not answer.
    bool start();
    void kill();

    quint16 port() const { return port_; }
    /// mqtt(s)://127.0.0.1:<port>
    QString url() const;
    QString directory() const { return directory_.path(); }

    /// Publishes with QoS 1 and waits for the broker's answers; not for brokers with TLS.
    bool publish(const std::vector<BrokerMessage>& messages) const;
    /// What is retained under the topic; empty when nothing is.
    QByteArray retained(const QString& topic) const;

private:
    QString writeConfiguration() const;

    QTemporaryDir directory_;
    QProcess process_;
    quint16 port_ = 0;
    QString user_;
    QString password_;
    QByteArray tlsLines_;
};

}  // namespace pitwatch::test
