#include "walltile.h"

#include <algorithm>
#include <utility>

#include "walllayout.h"

namespace pitwatch::ui {

std::unique_ptr<WallTile> TileMaker::make(const std::optional<CameraKey>& key, bool visible)
{
    auto tile = std::make_unique<WallTile>();
    tile->id = ++lastId_;
    if (!key) return tile;
    tile->key = *key;
    const Mine* mine = sources_.region->mine(key->mine);
    const Camera* camera = sources_.region->camera(*key);
    if (mine) tile->mine = mine->name;
    if (!camera) return tile;
    tile->stream = std::make_unique<TileStream>(
        *sources_.video, *camera, key->mine.text() + QLatin1Char('/') + key->camera.text(), sinksFor(*key));
    tile->stream->setVisible(visible);
    return tile;
}

TileSinks TileMaker::sinksFor(const CameraKey& key) const
{
    if (!sources_.evidence) return {};
    RingShelf& rings = sources_.evidence->rings();
    return {rings.tap(key, RingQuality::Main), rings.tap(key, RingQuality::Sub)};
}

void TileMaker::takeShape(WallTile& tile, const WallSurface& surface)
{
    if (tile.rect.isEmpty()) {
        tile.picture = {};
        return;
    }
    const QRect room = tile.rect.adjusted(0, 0, 0, -surface.captionHeight);
    tile.shape = tile.stream ? tile.stream->status().sourceSize : QSize();
    tile.picture = pictureRect(room, tile.shape);
    if (tile.stream) tile.stream->setPictureSize(tile.picture.size() * surface.pixelRatio);
}

TileView streamView(const TileStream& stream, UtcTime now)
{
    TileView view;
    view.now = now;
    view.name = stream.camera().name;
    view.frame = stream.frame();
    view.status = stream.status();
    view.mainStream = stream.quality() == StreamQuality::Main;
    return view;
}

void describePresent(TileView& view, const CameraKey& camera, const DetectionStore* detections)
{
    if (view.status.lastFrameAt) view.age = view.now - *view.status.lastFrameAt;
    view.state = tileState(view.status, view.frame != nullptr, view.age, view.captureAge);
    if (detections && view.frame && view.frame->capturedAt)
        view.boxes = detections->boxesAt(camera, *view.frame->capturedAt);
}

std::unique_ptr<WallTile> takeTile(std::vector<std::unique_ptr<WallTile>>& tiles, const std::optional<CameraKey>& key)
{
    const auto found = std::find_if(tiles.begin(), tiles.end(),
                                    [&](const auto& t) { return key && t && t->stream && t->key == *key; });
    return found != tiles.end() ? std::exchange(*found, nullptr) : nullptr;
}

}  // namespace pitwatch::ui
