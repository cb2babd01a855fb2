#pragma once

#include <memory>
#include <vector>

#include "wallstate.h"
#include "walltile.h"

namespace pitwatch::ui {

/// The cameras of a wall that comes soon: they are opened ahead, nothing of them is decoded, and the wall takes over
/// those that it needs. GUI thread.
class NextWall {
public:
    explicit NextWall(TileMaker& maker) : maker_(maker) {}

    /// Opens the cameras that `shown` does not show yet. Replaces what was opened ahead before.
    void open(const WallState& next, const WallSurface& surface,
              const std::vector<std::unique_ptr<WallTile>>& shown);
    void close() { tiles_.clear(); }
    /// The tile of this camera, which is then no longer kept here; null when it was not opened ahead.
    std::unique_ptr<WallTile> take(const std::optional<CameraKey>& key);
    int count() const { return int(tiles_.size()); }

private:
    TileMaker& maker_;
    std::vector<std::unique_ptr<WallTile>> tiles_;  ///< each with a stream
};

}  // namespace pitwatch::ui
