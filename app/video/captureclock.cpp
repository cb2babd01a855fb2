#include "captureclock.h"

#include <cstdlib>

namespace pitwatch {

using namespace std::chrono_literals;

namespace {

/// Reference time and PTS come from the same RTP clock: between two reports they drift by far less than this.
constexpr Micros kAgreement = 500ms;
/// So many strange times in a row, agreeing with each other, are a clock that was set.
constexpr int kStraysToFollow = 5;
/// A first time is folded only when that brings it this close to now; otherwise the camera's clock is simply wrong.
constexpr Micros kFoldFirst = 60s;
/// A PTS this far from the last one belongs to another run.
constexpr Micros kSameRun = 30s;

}  // namespace

CaptureClock::CaptureClock(int ticksPerSecond) : wrap_((std::int64_t(1) << 32) * 1'000'000 / ticksPerSecond) {}

std::optional<UtcTime> CaptureClock::capturedAt(std::optional<UtcTime> producer, std::optional<Micros> pts, UtcTime now)
{
    const std::optional<UtcTime> expectation = expected(pts);
    if (!producer) return expectation;
    const UtcTime time = expectation ? checked(folded(*producer, *expectation, kAgreement), *expectation)
                                     : folded(*producer, now, kFoldFirst);
    if (pts)
        anchor_ = Anchor{time, *pts};
    else
        anchor_.reset();
    return time;
}

void CaptureClock::discontinuity()
{
    anchor_.reset();
    strayOffset_.reset();
    strays_ = 0;
}

std::optional<UtcTime> CaptureClock::expected(std::optional<Micros> pts) const
{
    if (!anchor_ || !pts) return std::nullopt;
    const Micros step = *pts - anchor_->pts;
    if (std::chrono::abs(step) > kSameRun) return std::nullopt;
    return anchor_->time + step;
}

UtcTime CaptureClock::folded(UtcTime time, UtcTime towards, Micros tolerance) const
{
    const Micros distance = towards - time;
    const auto half = distance.count() < 0 ? -wrap_.count() / 2 : wrap_.count() / 2;
    const Micros turns = ((distance.count() + half) / wrap_.count()) * wrap_;
    const UtcTime candidate = time + turns;
    return std::chrono::abs(towards - candidate) <= tolerance ? candidate : time;
}

UtcTime CaptureClock::checked(UtcTime time, UtcTime expectation)
{
    const Micros offset = time - expectation;
    if (std::chrono::abs(offset) <= kAgreement) {
        strays_ = 0;
        strayOffset_.reset();
        return time;
    }
    const bool agrees = strayOffset_ && std::chrono::abs(offset - *strayOffset_) <= kAgreement;
    strays_ = agrees ? strays_ + 1 : 1;
    strayOffset_ = offset;
    if (strays_ < kStraysToFollow) return expectation;
    strays_ = 0;
    strayOffset_.reset();
    return time;
}

}  // namespace pitwatch
