#include "presentationschedule.h"

#include <algorithm>

namespace pitwatch {

Micros PresentationSchedule::hold(UtcTime arrival, std::optional<UtcTime> capturedAt)
{
    const bool usable = capturedAt && std::chrono::abs(arrival - *capturedAt) < limits_.saneClock;
    // A camera whose clock is ahead of ours would hold its pictures for longer than anybody asked for.
    const Micros age = usable ? std::max(arrival - *capturedAt, Micros(0)) : Micros(0);
    if (!lastArrival_) {
        offset_ = wanted_;
    } else {
        // The same packet stays due at the same moment when the base changes from arrival to capture or back.
        // Not after a stall, though: what comes late then is no measure for what follows.
        if (usable && !byCapture_) offset_ += std::min(age, limits_.largestStep);
        if (!usable && byCapture_) offset_ -= lastAge_;
        approach(arrival);
    }
    byCapture_ = usable;
    lastAge_ = age;
    lastArrival_ = arrival;
    return std::clamp(offset_ - age, Micros(0), limits_.longestHold);
}

void PresentationSchedule::restart()
{
    lastArrival_.reset();
    byCapture_ = false;
}

void PresentationSchedule::approach(UtcTime arrival)
{
    const Micros elapsed = std::clamp(arrival - *lastArrival_, Micros(0), Micros(1'000'000));
    const auto step = Micros(std::int64_t(double(elapsed.count()) * limits_.slew));
    const Micros missing = wanted_ - offset_;
    offset_ += std::clamp(missing, -step, step);
}

}  // namespace pitwatch
