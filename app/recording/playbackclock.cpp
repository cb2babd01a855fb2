#include "playbackclock.h"

#include <algorithm>

namespace pitwatch {

namespace {
using FineMicros = std::chrono::duration<double, std::micro>;
}

UtcTime PlaybackClock::at(MonoTime now) const
{
    if (!playing_) return time_;
    const UtcTime free = time_ + std::chrono::floor<Micros>(FineMicros(now - mono_) * rate_);
    return edge_ && rate_ > 1 ? std::min(free, edgeAt(now)) : free;
}

double PlaybackClock::rateAt(MonoTime now) const
{
    return playing_ && edge_ && rate_ > 1 && at(now) >= edgeAt(now) ? 1 : rate_;
}

UtcTime PlaybackClock::edgeAt(MonoTime now) const
{
    const UtcTime edge = *edge_ + std::chrono::floor<Micros>(FineMicros(mono_ - edgeMono_));
    return std::max(edge, time_) + std::chrono::floor<Micros>(FineMicros(now - mono_));
}

void PlaybackClock::setEdge(UtcTime edge, MonoTime now)
{
    edge_ = edge;
    edgeMono_ = now;
}

MonoTime PlaybackClock::when(UtcTime time) const
{
    const MonoTime free = mono_ + std::chrono::ceil<MonoClock::duration>(FineMicros(time - time_) / rate_);
    if (!edge_ || rate_ <= 1) return free;
    return std::max(free, mono_ + std::chrono::ceil<MonoClock::duration>(FineMicros(time - edgeAt(mono_))));
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
