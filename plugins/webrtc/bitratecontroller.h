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

    /// `lost` is the share of packets lost since the report before, 0 … 1; `sent`: bits a second that were on the way
    /// meanwhile: after a good report it is known that so many can be. Returns the new rate.
    int report(double lost, std::chrono::milliseconds roundTrip, int sent = 0);
    int bitsPerSecond() const { return rate_; }
    /// Another bound above, as long as reports are about less than the rate and so prove little.
    void setMost(int bitsPerSecond);

private:
    bool queueing(std::chrono::milliseconds roundTrip);

    int rate_ = kFirst;
    int most_ = kHighest;
    std::chrono::milliseconds shortest_ = std::chrono::milliseconds::max();
};

}  // namespace pitwatch::webrtc
