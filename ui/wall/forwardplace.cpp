#include "forwardplace.h"

#include <algorithm>

namespace pitwatch::ui {

namespace {

/// Tiles that may be used, the least missed first.
std::vector<int> spareTiles(const WallState& wall, const std::vector<CameraKey>& cameras)
{
    const auto rank = [&](int tile) { return !wall.camera(tile) ? 0 : tile != wall.focused() ? 1 : 2; };
    std::vector<int> tiles;
    for (int tile = wall.tileCount() - 1; tile >= 0; --tile) {
        const auto camera = wall.camera(tile);
        if (!camera || std::find(cameras.begin(), cameras.end(), *camera) == cameras.end()) tiles.push_back(tile);
    }
    std::stable_sort(tiles.begin(), tiles.end(), [&](int a, int b) { return rank(a) < rank(b); });
    return tiles;
}

}  // namespace

WallState withCamerasForward(const WallState& wall, const std::vector<CameraKey>& cameras)
{
    WallState changed = wall;
    changed.leaveFull();
    const std::size_t most = std::size_t(std::max(1, wall.tileCount() / 2));
    const std::vector<CameraKey> wanted(cameras.begin(),
                                        cameras.begin() + std::ptrdiff_t(std::min(most, cameras.size())));
    const std::vector<int> spare = spareTiles(wall, wanted);
    std::size_t next = 0;
    for (const CameraKey& camera : wanted) {
        if (wall.tileOf(camera)) continue;
        if (next >= spare.size()) break;
        changed.assign(spare[next++], camera);
    }
    return changed;
}

bool sameCameras(const WallState& a, const WallState& b)
{
    if (a.tileCount() != b.tileCount()) return false;
    for (int tile = 0; tile < a.tileCount(); ++tile)
        if (a.camera(tile) != b.camera(tile)) return false;
    return true;
}

}  // namespace pitwatch::ui
