#pragma once

#include <chrono>
#include <vector>

namespace pitwatch::bench {

/// The value that `share` of the values do not exceed; not a number when there are none.
double percentile(std::vector<double> values, double share);
/// Lets the event loop run.
void waitFor(std::chrono::milliseconds time);

}  // namespace pitwatch::bench
