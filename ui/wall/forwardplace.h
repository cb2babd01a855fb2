#pragma once

#include <vector>

#include "wallstate.h"

namespace pitwatch::ui {

/// The wall with these cameras on it, changed as little as possible: cameras that stand on it stay where they are,
/// empty tiles come next, then the last tiles, the chosen one at the very end. No more than half of the tiles are
/// used, so that the watch over the rest goes on.
WallState withCamerasForward(const WallState& wall, const std::vector<CameraKey>& cameras);

/// Whether both show the same cameras in the same tiles; the chosen tile and the one that fills the wall aside.
bool sameCameras(const WallState& a, const WallState& b);

}  // namespace pitwatch::ui
