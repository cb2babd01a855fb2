#pragma once

#include <QProcess>
#include <QSslKey>
#include <QTemporaryDir>

#include <consult/certificatefolder.h>
#include <consult/signalmessage.h>

#include "privatenetwork.h"

namespace pitwatch::test {

/// A relay (coturn) in a network of its own, joined to ours by a cable: TURN over UDP, TCP and TLS. Ends with the
/// object.
class Relay {
public:
    static constexpr quint16 kPort = 3478;
    static constexpr quint16 kTlsPort = 5349;
    inline static const QString kUser = QStringLiteral("dispatch");
    inline static const QString kPassword = QStringLiteral("p@:/ ?");

    /// Why there can be none on this machine; empty when there can.
    static QString missing();

    Relay() = default;
    ~Relay();
    Relay(const Relay&) = delete;
    Relay& operator=(const Relay&) = delete;

    /// What is wrong; empty: it runs. `identity`: of its end of TLS, for kTheirs.
    QString start(const ServerIdentity& identity);
    /// "udp" or "tcp".
    static QString url(const QString& transport);
    static QString tlsUrl();
    static IceServer server(const QString& url) { return {url, kUser, kPassword}; }

private:
    QStringList arguments() const;
    bool write(const QString& name, const QByteArray& content) const;

    QTemporaryDir folder_;
    QProcess process_;
    PrivateNetwork network_;
};

}  // namespace pitwatch::test
