#pragma once

#include <cstdint>
#include <optional>

#include <core/utctime.h>

namespace pitwatch {

/// The camera's absolute time of each picture, from the producer reference times that libavformat derives from RTCP
/// sender reports (RFC 3550, 6.4.1: NTP time and RTP time of the same instant).
/// - libavformat 5.1 subtracts 32-bit RTP times without regard to their wrap: around it the time is off by
///   2^32 ticks (47721.858844 s at 90 kHz). Such jumps are folded back.
/// - A single time far from what the picture's PTS leads to expect is an outlier and replaced by the expected one;
///   several that agree with each other are a clock that was set, and followed.
/// - A picture without a reference time gets one from the PTS difference to the last picture that had one, while
///   both belong to the same run; before the first reference time there is nothing.
/// One per connection, used by its reader thread.
class CaptureClock {
public:
    explicit CaptureClock(int ticksPerSecond = 90000);

    /// `producer`: the reference time of this picture, when it has one; `pts`: its presentation time.
    std::optional<UtcTime> capturedAt(std::optional<UtcTime> producer, std::optional<Micros> pts, UtcTime now);
    /// PTS start anew: nothing can be derived from the last picture any more.
    void discontinuity();

private:
    struct Anchor {
        UtcTime time;
        Micros pts{};
    };

    std::optional<UtcTime> expected(std::optional<Micros> pts) const;
    UtcTime folded(UtcTime time, UtcTime towards, Micros tolerance) const;
    UtcTime checked(UtcTime time, UtcTime expectation);

    const Micros wrap_;
    std::optional<Anchor> anchor_;
    std::optional<Micros> strayOffset_;  ///< how far the last strange time was from the expected one
    int strays_ = 0;
};

}  // namespace pitwatch
