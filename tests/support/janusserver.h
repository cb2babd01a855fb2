#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

#include "privatenetwork.h"

namespace pitwatch::test {

/// A Janus server in a network of its own, joined to ours by a cable, configured and run by installer/janus.sh. Ends
/// with the object.
class JanusServer {
public:
    /// Why there is none on this machine; empty when there is.
    static QString missing();

    ~JanusServer();

    /// What is wrong; empty: it listens. Again after kill().
    QString start();
    /// As a crash would.
    void kill();

    QUrl url() const;
    /// What the script wrote for the client.
    QString serversFile() const { return folder_.filePath(QStringLiteral("servers.json")); }
    qint64 processId() const { return janus_.processId(); }

private:
    QTemporaryDir folder_;
    QString connectNetwork();

    QProcess holder_;  ///< of the network, which outlives Janus
    QProcess janus_;
    PrivateNetwork network_;
};

}  // namespace pitwatch::test
