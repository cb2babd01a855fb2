#pragma once

#include <QByteArray>

#include <chrono>
#include <functional>
#include <random>

#include "rtspscript.h"

namespace pitwatch::test {

/// Which pictures of a script are to be on their way by now, as RTP packets and sender reports (RFC 3550, 6.4.1).
class RtpSender {
public:
    using Time = std::chrono::microseconds;
    struct Sinks {
        std::function<void(const QByteArray&)> rtp;
        std::function<void(const QByteArray&)> rtcp;
    };

    RtpSender(RtspScript script, Sinks sinks);

    /// Sends what is due `sincePlay`; `utc` is the right time of day now.
    void advance(Time sincePlay, Time utc);
    /// When the next picture is to be sent, since PLAY.
    Time nextDue() const { return dueOf(sent_); }
    bool ended() const { return script_.endAfter > 0 && sent_ >= script_.endAfter; }

private:
    Time interval() const;
    Time dueOf(int picture) const;
    const RtpClip& clip() const;
    void sendPicture();
    void sendPacket(QByteArray packet);
    void sendReport(Time utc);

    const RtspScript script_;
    const Sinks sinks_;
    int sent_ = 0;
    std::size_t index_ = 0;
    bool switched_ = false;
    std::uint32_t ticks_;
    std::uint16_t sequence_;
    int packets_ = 0;
    Time reportedAt_{-1};
    std::minstd_rand random_{7};
};

}  // namespace pitwatch::test
