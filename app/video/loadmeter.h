#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>

#include "monotime.h"

namespace pitwatch {

/// What the decode threads did in the last two seconds, from the runs that they tell of. Pure; one thread at a time.
class LoadMeter {
public:
    struct Figures {
        double busy = 0;                        ///< share of the threads' time, 0 to 1
        std::chrono::microseconds lateness{0};  ///< the longest that a run waited for a thread
        friend bool operator==(const Figures&, const Figures&) = default;
    };

    void ran(MonoTime due, MonoTime start, MonoTime end);
    Figures figures(MonoTime now, int threads) const;

private:
    struct Slot {
        std::int64_t number = -1;  ///< of the time slot that it counts for
        std::chrono::microseconds busy{0};
        std::chrono::microseconds lateness{0};
    };

    std::array<Slot, 8> slots_{};
};

/// The share of the machine's cores that a process used between two looks at its CPU time, a second or more apart.
/// Pure; one thread at a time.
class CpuMeter {
public:
    double share(MonoTime now, std::chrono::microseconds used, int cores);

private:
    struct Look {
        MonoTime at;
        std::chrono::microseconds used{0};
    };
    std::optional<Look> last_;
    double share_ = 0;
};

}  // namespace pitwatch
