#include "peerwatch.h"

#include <utility>

namespace pitwatch::webrtc {

void PeerWatch::begin(Time now)
{
    *this = PeerWatch();
    since_ = now;
}

void PeerWatch::connected(Time now)
{
    if (!std::exchange(connected_, true)) since_ = now;
}

PeerWatch::Verdict PeerWatch::observe(Time now, quint64 received)
{
    if (!connected_) return now - since_ >= kConnectWithin ? Verdict::Rebuild : Verdict::Nothing;
    if (std::exchange(received_, received) != received) {
        since_ = now;
        return std::exchange(stalled_, false) ? Verdict::Recovered : Verdict::Nothing;
    }
    if (now - since_ >= kRebuildAfter) return Verdict::Rebuild;
    if (now - since_ >= kStalledAfter && !std::exchange(stalled_, true)) return Verdict::Stalled;
    return Verdict::Nothing;
}

std::chrono::milliseconds RebuildPause::next()
{
    constexpr int kLongestStep = 3;
    const std::chrono::seconds pause(1 << step_);
    if (step_ < kLongestStep) ++step_;
    return pause;
}

}  // namespace pitwatch::webrtc
