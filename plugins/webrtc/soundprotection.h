#pragma once

#include <algorithm>
#include <cmath>

namespace pitwatch::webrtc {

/// How many of a hundred packets of our sound get lost on the way to one peer, for Opus: it sends each part of the
/// sound twice, the second time coarsely, only when it is told of losses (RFC 6716, section 2.1.7), and then has fewer
/// bits for the first. So what is told rises with the first bad report and falls slowly. Pure.
class SoundProtection {
public:
    static constexpr int kMost = 30;  ///< more bits for the second time would spoil the first

    /// `lost` is the share of packets lost since the report before, 0 … 1.
    void report(double lost)
    {
        const int percent = static_cast<int>(std::ceil(100 * std::clamp(lost, 0.0, 1.0)));
        percent_ = std::min(std::max(percent, percent_ - 1), kMost);
    }
    int percent() const { return percent_; }

private:
    int percent_ = 0;
};

}  // namespace pitwatch::webrtc
