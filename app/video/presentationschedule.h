#pragma once

#include <optional>

#include <core/utctime.h>

namespace pitwatch {

/// Decides how long the packets of a live stream are held before they are decoded, so that a picture captured at t is
/// shown at t + delay. Where the capture time is unknown, or the camera's clock is not ours, it counts from the
/// arrival. A change of the delay, and the first capture time, are approached gradually: nothing jumps, nothing comes
/// in a burst. Once that is done no picture is held for longer than the delay, whatever the clocks say.
/// Used by the reader thread; setDelay() is passed on by it.
class PresentationSchedule {
public:
    struct Limits {
        Micros longestHold = std::chrono::milliseconds(2500);
        Micros saneClock = std::chrono::seconds(2);           ///< a capture time further from now than this is not used
        Micros largestStep = std::chrono::milliseconds(400);  ///< of the hold that a change of the base may add
        double slew = 0.25;                                   ///< seconds of change per second
    };

    explicit PresentationSchedule(Limits limits) : limits_(limits) {}
    PresentationSchedule() : PresentationSchedule(Limits{}) {}

    void setDelay(Micros delay) { wanted_ = delay; }
    /// How long from `arrival` until the packet is due; between 0 and the longest hold.
    Micros hold(UtcTime arrival, std::optional<UtcTime> capturedAt);
    /// Another connection: the next packet takes the wanted delay at once.
    void restart();

private:
    void approach(UtcTime arrival);

    Limits limits_;
    Micros wanted_{0};
    Micros offset_{0};   ///< what is added to the base now
    Micros lastAge_{0};  ///< arrival minus capture of the last packet, while captures are the base
    bool byCapture_ = false;
    std::optional<UtcTime> lastArrival_;
};

}  // namespace pitwatch
