#pragma once

#include <QtGlobal>

#include <mutex>
#include <optional>
#include <span>

namespace pitwatch::webrtc {

/// What a peer has reported about our picture and our sound (RFC 3550, section 6.4), added up from one reading to the
/// next. webrtcbin keeps only the last block of a report, whatever it is about: as soon as anything is sent again, that
/// is mostly the stream of repeated packets, and nothing is known of the others. Media threads write, any thread reads.
class ReportTally {
public:
    struct Source {
        std::optional<double> lost;  ///< share of the packets since the reading before, 0 … 1; nothing: no new report
        std::optional<double> rttMs;  ///< in the newest report since then
    };
    struct Reading {
        Source picture;
        Source sound;
    };

    ReportTally(quint32 picture, quint32 sound) : picture_{picture}, sound_{sound} {}

    /// A compound packet, as it came from the peer, whatever it holds. `now`: the middle of a time stamp of NTP, of the
    /// clock that our own reports are stamped with.
    void take(std::span<const quint8> packet, quint32 now);
    Reading read();

private:
    struct Stream {
        quint32 id = 0;
        bool known = false;   ///< there has been a report
        quint32 highest = 0;  ///< packet number, in the newest report
        qint32 lost = 0;      ///< in all, by it
        quint32 readHighest = 0;
        qint32 readLost = 0;
        std::optional<double> rttMs{};
    };

    void takeBlock(std::span<const quint8> block, quint32 now);
    static Source read(Stream& stream);

    std::mutex mutex_;
    Stream picture_;
    Stream sound_;
};

}  // namespace pitwatch::webrtc
