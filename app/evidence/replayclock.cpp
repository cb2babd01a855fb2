#include "replayclock.h"

#include <algorithm>

namespace pitwatch {

ReplayClock::Reading ReplayClock::read(MonoTime now) const
{
    const std::lock_guard lock(mutex_);
    return {nowLocked(now), paused_, speed_, seeks_};
}

std::optional<MonoTime> ReplayClock::when(UtcTime at) const
{
    const std::lock_guard lock(mutex_);
    if (paused_) return std::nullopt;
    const auto ahead = std::chrono::duration<double, std::micro>(at - at_) / speed_;
    return since_ + std::chrono::duration_cast<MonoClock::duration>(ahead);
}

void ReplayClock::seek(UtcTime at)
{
    const std::lock_guard lock(mutex_);
    anchorLocked(at);
    ++seeks_;
}

void ReplayClock::stepTo(UtcTime at)
{
    const std::lock_guard lock(mutex_);
    anchorLocked(at);
}

void ReplayClock::setPaused(bool paused)
{
    const std::lock_guard lock(mutex_);
    anchorLocked(nowLocked(MonoClock::now()));
    paused_ = paused;
}

void ReplayClock::setSpeed(double speed)
{
    const std::lock_guard lock(mutex_);
    anchorLocked(nowLocked(MonoClock::now()));
    speed_ = std::clamp(speed, 0.1, 16.0);
}

UtcTime ReplayClock::nowLocked(MonoTime now) const
{
    if (paused_ || now <= since_) return at_;
    return at_ + std::chrono::duration_cast<Micros>((now - since_) * speed_);
}

void ReplayClock::anchorLocked(UtcTime at)
{
    at_ = at;
    since_ = MonoClock::now();
}

}  // namespace pitwatch
