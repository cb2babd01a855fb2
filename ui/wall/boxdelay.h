#pragma once

#include <chrono>
#include <optional>

namespace pitwatch::ui {

/// How long a picture waits for its boxes: `arrival` is how long after the capture the detections of the camera come
/// (nothing: none do), `current` how long pictures wait now. A picture that stutters with every little change would be
/// worse than one a little too late, so the answer is `current` until it no longer serves.
std::chrono::milliseconds boxDelay(std::optional<std::chrono::milliseconds> arrival,
                                   std::chrono::milliseconds current);

}  // namespace pitwatch::ui
