#include "nextwall.h"

#include <algorithm>

#include "walllayout.h"

namespace pitwatch::ui {

namespace {

bool shows(const std::vector<std::unique_ptr<WallTile>>& tiles, const CameraKey& key)
{
    return std::any_of(tiles.begin(), tiles.end(), [&](const auto& t) { return t->stream && t->key == key; });
}

}  // namespace

void NextWall::open(const WallState& next, const WallSurface& surface,
                    const std::vector<std::unique_ptr<WallTile>>& shown)
{
    std::vector<std::unique_ptr<WallTile>> before;
    before.swap(tiles_);
    if (surface.size.isEmpty()) return;
    for (int number = 0; number < next.tileCount(); ++number) {
        const auto key = next.camera(number);
        if (!key || shows(shown, *key)) continue;
        auto tile = takeTile(before, key);
        if (!tile) tile = maker_.make(key, false);
        if (!tile->stream) continue;
        tile->rect = next.layout().rect(number, surface.size);
        TileMaker::takeShape(*tile, surface);
        // Nothing of it is decoded yet: only which stream matters, and that is a question of size.
        const bool large = tile->picture.height() * surface.pixelRatio > QualityLimits{}.mainAbove;
        tile->stream->setQuality(large ? QualityStep::Main : QualityStep::Sub);
        tiles_.push_back(std::move(tile));
    }
}

std::unique_ptr<WallTile> NextWall::take(const std::optional<CameraKey>& key)
{
    auto tile = takeTile(tiles_, key);
    std::erase(tiles_, nullptr);
    return tile;
}

}  // namespace pitwatch::ui
