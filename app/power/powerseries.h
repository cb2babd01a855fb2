#pragma once

#include <vector>

#include <core/utctime.h>

namespace pitwatch {

/// Columns of equal length, oldest first, bounded; NaN where a value was not reported.
struct PowerSeries {
    std::vector<UtcTime> at;
    std::vector<float> current;  ///< A, mean of the phases
    std::vector<float> voltage;  ///< V, mean of the phases
    std::vector<float> activeKw;
};

}  // namespace pitwatch
