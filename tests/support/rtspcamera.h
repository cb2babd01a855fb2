#pragma once

#include <QMap>
#include <QString>
#include <QTcpServer>

#include "rtspscript.h"

namespace pitwatch::test {

/// A camera that behaves as its script says, on a loopback port of its own. Serves on the thread that made it, which
/// needs an event loop.
class RtspCamera {
public:
    /// `port` 0: any that is free.
    explicit RtspCamera(RtspScript script, quint16 port = 0);
    ~RtspCamera();
    RtspCamera(const RtspCamera&) = delete;
    RtspCamera& operator=(const RtspCamera&) = delete;

    /// For the connections that come from now on.
    void setScript(RtspScript script) { script_ = std::move(script); }
    /// With user and password when the script demands them.
    QString url() const;
    quint16 port() const { return server_.serverPort(); }  ///< 0: it does not listen
    /// How often a method was asked for so far.
    int requests(const QByteArray& method) const { return requests_.value(method); }
    int playedOverUdp() const { return playedOverUdp_; }
    int playedOverTcp() const { return playedOverTcp_; }

private:
    void accept();

    RtspScript script_;
    QMap<QByteArray, int> requests_;
    int playedOverUdp_ = 0;
    int playedOverTcp_ = 0;
    QTcpServer server_;
};

}  // namespace pitwatch::test
