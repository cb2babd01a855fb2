#pragma once

#include <optional>

#include "guestedseat.h"

namespace pitwatch::bench {

constexpr int kCallGuests = 3;  ///< with the measured seat four participants

/// What a seat in a call of four needed.
struct CallCost {
    double cpuPercent = 0;             ///< of one core
    double framesPerSecond = 0;        ///< that it got of each guest
    double guestsFramesPerSecond = 0;  ///< that each guest got of it
};

/// This process as the seat, with its media process where it has one: all guests join, and leave again. `paint`: their
/// pictures are also painted as tiles would be, into an image of a window's size. Nothing when the call does not hold.
std::optional<CallCost> costOfSeat(GuestedSeat& seat, int epoch, int seconds, bool paint);
/// Chromium as the seat, with guests of the same kind: all its processes, with the page that shows them.
std::optional<CallCost> costOfChromium(int seconds);

}  // namespace pitwatch::bench
