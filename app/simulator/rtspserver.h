#pragma once

#include <QString>

#include <memory>
#include <vector>

#include <core/result.h>
#include <core/utctime.h>

#include "rtsptap.h"

namespace pitwatch::sim {

/// One stream of the server: the address as the region names it and the tap that feeds it.
struct RtspMount {
    QString url;
    std::shared_ptr<RtspTap> tap;
};

/// An RTSP server on loopback: one listening socket per host and port that the addresses name, one shared pipeline per
/// stream while somebody watches it. Runs on a GLib main loop on a thread of its own; made, used and destroyed on
/// another one. RTP and RTCP times are the presentation times of the frames on the machine's clock.
class RtspServer {
public:
    /// `epoch`: the one that the taps were made with.
    RtspServer(std::vector<RtspMount> mounts, UtcTime epoch);
    ~RtspServer();
    RtspServer(const RtspServer&) = delete;
    RtspServer& operator=(const RtspServer&) = delete;

    /// Listens. Fails without having taken any port when one of them is not free.
    Result<void> start();
    /// Closes the sockets and every connection.
    void stop();
    /// Refuses a stream and cuts off who watches it, or offers it again. Safe from any thread; does not wait.
    void setMountOpen(std::size_t mount, bool open);

    /// Whether the address names a place on this machine that a server can listen at.
    static bool canServe(const QString& url);

private:
    class Loop;
    std::unique_ptr<Loop> loop_;
};

}  // namespace pitwatch::sim
