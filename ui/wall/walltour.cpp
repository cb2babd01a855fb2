#include "walltour.h"

#include <algorithm>

namespace pitwatch::ui {

namespace {

/// A clock that was set back must not pause the tour for hours.
bool within(Micros span, const std::optional<UtcTime>& since, UtcTime now)
{
    return since && now >= *since && now - *since < span;
}

}  // namespace

void WallTour::start(int stops, Micros dwell, UtcTime now)
{
    stops_ = std::max(0, stops);
    current_ = 0;
    dwell_ = std::clamp(dwell, kShortestDwell, kLongestDwell);
    shown_ = Micros(0);
    last_ = now;
    touchedAt_.reset();
}

std::optional<int> WallTour::tick(UtcTime now)
{
    if (!running()) return std::nullopt;
    const Micros passed = std::clamp(now - last_, Micros(0), dwell_);
    // A pause that ended between two ticks has held up the whole time between them: that is a second at most.
    if (!paused(last_)) shown_ += passed;
    last_ = now;
    if (shown_ < dwell_) return std::nullopt;
    return step(1, now);
}

std::optional<int> WallTour::step(int by, UtcTime now)
{
    if (!running()) return std::nullopt;
    current_ = ((current_ + by) % stops_ + stops_) % stops_;
    shown_ = Micros(0);
    last_ = now;
    return current_;
}

void WallTour::touch(UtcTime now)
{
    touchedAt_ = now;
}

bool WallTour::paused(UtcTime now) const
{
    return held_ || within(kPause, touchedAt_, now) || (toolOpen_ && within(kToolPause, usedAt_, now));
}

}  // namespace pitwatch::ui
