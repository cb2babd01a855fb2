#pragma once

#include <optional>

#include <core/utctime.h>

namespace pitwatch {

/// One time line for a recording that outlives media processes: each of them begins its own. The pause between two is
/// as long as it was for us. Pure; `now` is of a clock that only goes forward.
class RecordedTime {
public:
    Micros placed(Micros time, Micros now)
    {
        if (!shift_) shift_ = newest_ + (now - newestAt_) - time;
        const Micros placed = time + *shift_;
        if (placed >= newest_) {
            newest_ = placed;
            newestAt_ = now;
        }
        return placed;
    }
    void nextProcess() { shift_.reset(); }

private:
    std::optional<Micros> shift_ = Micros(0);
    Micros newest_{0};
    Micros newestAt_{0};
};

}  // namespace pitwatch
