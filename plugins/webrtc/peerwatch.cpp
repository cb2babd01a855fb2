#include "peerwatch.h"

#include <algorithm>
#include <utility>

namespace pitwatch::webrtc {

void PeerWatch::begin(Time now, Time connectWithin)
{
    *this = PeerWatch();
    since_ = now;
    connectWithin_ = connectWithin;
}

void PeerWatch::connected(Time now)
{
    if (!std::exchange(connected_, true)) since_ = now;
}

PeerWatch::Verdict PeerWatch::observe(Time now, quint64 received)
{
    if (!connected_) return now - since_ >= connectWithin_ ? Verdict::Rebuild : Verdict::Nothing;
    if (std::exchange(received_, received) != received) {
        since_ = now;
        return std::exchange(stalled_, false) ? Verdict::Recovered : Verdict::Nothing;
    }
    if (now - since_ >= kRebuildAfter) return Verdict::Rebuild;
    if (now - since_ >= kStalledAfter && !std::exchange(stalled_, true)) return Verdict::Stalled;
    return Verdict::Nothing;
}

RebuildPace::Time RebuildPace::next()
{
    constexpr int kLongestStep = 3;
    isShort_ = short_ > 0;
    if (isShort_) {
        --short_;
        return kShortPause;
    }
    const std::chrono::seconds pause(1 << step_);
    if (step_ < kLongestStep) ++step_;
    return pause;
}

RebuildPace::Time RebuildPace::connectWithin() const
{
    return isShort_ ? std::clamp(3 * slowest_, kShortest, PeerWatch::kConnectWithin) : PeerWatch::kConnectWithin;
}

void RebuildPace::connected(Time after)
{
    slowest_ = std::max(slowest_, after);
}

void RebuildPace::reset()
{
    step_ = 0;
    short_ = kShortAttempts;
}

}  // namespace pitwatch::webrtc
