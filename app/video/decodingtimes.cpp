#include "decodingtimes.h"

#include <algorithm>

namespace pitwatch {

int reorderDepth(std::span<const Micros> presentation)
{
    std::ptrdiff_t depth = 0;
    for (auto it = presentation.begin(); it != presentation.end(); ++it)
        depth = std::max(depth, std::count_if(presentation.begin(), it, [it](Micros before) { return before > *it; }));
    return int(depth);
}

DecodingTimes::Times DecodingTimes::next(Micros presentation)
{
    if (!started_) {
        for (int i = depth_; i > 0; --i) waiting_.push_back(presentation - i * frame_);
        last_ = presentation - (depth_ + 1) * frame_;
        started_ = true;
    }
    waiting_.insert(std::upper_bound(waiting_.begin(), waiting_.end(), presentation), presentation);
    const Micros decoding = std::max(waiting_.front(), last_ + kStep);
    waiting_.erase(waiting_.begin());
    last_ = decoding;
    return {std::max(presentation, decoding), decoding};
}

}  // namespace pitwatch
