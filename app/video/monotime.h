#pragma once

#include <chrono>

namespace pitwatch {

/// Pacing inside the pipeline: never jumps when somebody sets the PC's clock.
using MonoClock = std::chrono::steady_clock;
using MonoTime = MonoClock::time_point;

}  // namespace pitwatch
