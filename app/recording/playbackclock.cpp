#include "playbackclock.h"

#include <algorithm>

namespace pitwatch {

namespace {
using FineMicros = std::chrono::duration<double, std::micro>;
}

UtcTime PlaybackClock::at(MonoTime now) const
{
    if (!playing_) return time_;
    return time_ + std::chrono::floor<Micros>(FineMicros(now - mono_) * rate_);
}

MonoTime PlaybackClock::when(UtcTime time) const
{
    return mono_ + std::chrono::ceil<MonoClock::duration>(FineMicros(time - time_) / rate_);
}

void PlaybackClock::play(MonoTime now)
{
    anchor(now);
    playing_ = true;
}

void PlaybackClock::pause(MonoTime now)
{
    anchor(now);
    playing_ = false;
}

void PlaybackClock::setRate(double rate, MonoTime now)
{
    anchor(now);
    rate_ = std::clamp(rate, kSlowest, kFastest);
}

void PlaybackClock::jump(UtcTime time, MonoTime now)
{
    time_ = time;
    mono_ = now;
}

void PlaybackClock::anchor(MonoTime now)
{
    time_ = at(now);
    mono_ = now;
}

}  // namespace pitwatch
