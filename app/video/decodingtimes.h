#pragma once

#include <span>
#include <vector>

#include <core/utctime.h>

namespace pitwatch {

/// How many pictures of a stream in decoding order lie at most before one that is shown earlier.
int reorderDepth(std::span<const Micros> presentation);

/// Makes decoding times for pictures that have only presentation times (RTP): rising, and never after the
/// presentation. One thread.
class DecodingTimes {
public:
    /// `frame`: duration of one picture, for the times before the first.
    DecodingTimes(int depth, Micros frame) : depth_(depth), frame_(frame) {}

    struct Times {
        Micros presentation{};  ///< moved when the picture comes later than the depth allows
        Micros decoding{};
    };
    Times next(Micros presentation);

private:
    static constexpr Micros kStep{12};  ///< the smallest step that ticks of 90 kHz tell apart

    const int depth_;
    const Micros frame_;
    std::vector<Micros> waiting_;  ///< ascending; `depth` of them
    bool started_ = false;
    Micros last_{};
};

}  // namespace pitwatch
