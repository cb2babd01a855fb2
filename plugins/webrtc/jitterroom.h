#pragma once

#include <QtGlobal>

#include <algorithm>
#include <chrono>
#include <utility>

namespace pitwatch::webrtc {

/// How long packets wait for those that come out of order or late. Where the way, or a busy sender, spreads the packets
/// of one picture over more than that, no picture is ever whole, key pictures included, though nothing is lost: then
/// there has to be more room, at the price of delay. Picture and sound get the same, so that they stay in step. Pure;
/// times are of any clock that only goes forward.
class JitterRoom {
public:
    using Time = std::chrono::milliseconds;
    static constexpr Time kLeast{100};
    static constexpr Time kMost{400};
    static constexpr Time kCalm{60'000};  ///< without a late packet, before there is less room again

    /// `late`: packets that came too late, since the connection began. Returns the room from now on.
    Time report(Time now, quint64 late)
    {
        constexpr quint64 kFew = 1;
        const quint64 before = std::exchange(late_, late);
        const quint64 more = late > before ? late - before : 0;
        if (more > kFew) room_ = std::min(2 * room_, kMost);
        if (more > 0) calmSince_ = now;
        if (now - calmSince_ < kCalm) return room_;
        calmSince_ = now;
        return room_ = std::max(room_ / 2, kLeast);
    }

private:
    Time room_ = kLeast;
    Time calmSince_{0};
    quint64 late_ = 0;
};

}  // namespace pitwatch::webrtc
