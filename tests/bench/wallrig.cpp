#include "wallrig.h"

#include <utility>

#include <ui/common/theme.h>
#include <ui/wall/walllook.h>

namespace pitwatch::bench {

namespace {

std::shared_ptr<const Region> regionOf(const BenchCameras& cameras, int count)
{
    auto region = std::make_shared<Region>();
    Mine mine;
    mine.code = MineCode(QStringLiteral("410881001001"));
    mine.name = mine.code.text();
    for (int i = 0; i < count; ++i) {
        Camera camera;
        camera.id = CameraId(QStringLiteral("c%1").arg(i));
        camera.name = camera.id.text();
        camera.mainUrl = cameras.url(i);
        mine.cameras.push_back(camera);
    }
    region->mines.push_back(mine);
    return region;
}

}  // namespace

WallRig::WallRig(const BenchCameras& cameras, int count)
    : region_(regionOf(cameras, count)), engine_(makeVideoEngine(clock_, {.planes = true}))
{
    const ui::Theme theme;
    canvas_ = std::make_unique<ui::WallCanvas>(ui::WallSources{region_, engine_.get(), nullptr, &clock_},
                                               ui::tileLook(theme));
    canvas_->setAligned(false);
    canvas_->setOverlayObserver([this](const ui::DrawnOverlay& overlay) { note(overlay); });
    canvas_->resize(1920, 1080);
    canvas_->show();
}

void WallRig::showTiles(int count)
{
    std::vector<CameraKey> keys;
    for (int i = 0; i < count; ++i) keys.push_back(key(i));
    ui::WallState state;
    state.setTileCount(count);
    state.fill(keys);
    canvas_->setState(state);
}

void WallRig::closeTile(int tile)
{
    ui::WallState state = canvas_->state();
    state.clear(tile);
    canvas_->setState(state);
}

void WallRig::openTile(int tile)
{
    ui::WallState state = canvas_->state();
    state.assign(tile, key(tile));
    canvas_->setState(state);
}

int WallRig::painted(int camera) const
{
    const auto found = paintedOf_.find(key(camera));
    return found == paintedOf_.end() ? 0 : found->second;
}

void WallRig::clear()
{
    paintedOf_.clear();
    painted_ = 0;
    latencies_.clear();
}

CameraKey WallRig::key(int camera) const
{
    const Mine& mine = region_->mines.front();
    return {mine.code, mine.cameras.at(std::size_t(camera)).id};
}

void WallRig::note(const ui::DrawnOverlay& overlay)
{
    // The same picture may be painted twice, e.g. when its caption changes.
    if (std::exchange(last_[overlay.camera], overlay.frame->sequence) == overlay.frame->sequence) return;
    ++painted_;
    ++paintedOf_[overlay.camera];
    if (!overlay.frame->capturedAt) return;
    const std::chrono::duration<double, std::milli> age = clock_.now() - *overlay.frame->capturedAt;
    latencies_.push_back(age.count());
}

}  // namespace pitwatch::bench
