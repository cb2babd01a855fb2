#pragma once

#include <chrono>

namespace pitwatch::webrtc {

/// How many bits a second we may send to one peer, from what its receiver reports (RFC 3550, section 6.4.2) say: a
/// little more after each good report, a share less after a bad one. Pure.
class BitrateController {
public:
    static constexpr int kLowest = 150'000;
    static constexpr int kHighest = 1'500'000;
    static constexpr int kFirst = 800'000;

    /// `lost` is the share of packets lost since the report before, 0 … 1. Returns the new rate.
    int report(double lost, std::chrono::milliseconds roundTrip);
    int bitsPerSecond() const { return rate_; }

private:
    bool queueing(std::chrono::milliseconds roundTrip);

    int rate_ = kFirst;
    std::chrono::milliseconds shortest_ = std::chrono::milliseconds::max();
};

}  // namespace pitwatch::webrtc
