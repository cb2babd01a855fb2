#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include <core/clock.h>
#include <region/region.h>
#include <ui/wall/wallcanvas.h>
#include <video/videostream.h>

#include "benchcameras.h"

namespace pitwatch::bench {

/// The client's own wall in a window of its own, with cameras of one mine; notes when each new picture was painted.
/// Boxes in step are off: pictures are shown as soon as they can be. GUI thread.
class WallRig {
public:
    WallRig(const BenchCameras& cameras, int count);

    VideoEngine& engine() { return *engine_; }
    ui::WallCanvas& canvas() { return *canvas_; }
    const Clock& clock() const { return clock_; }
    /// The first cameras in as many tiles; the rest is closed.
    void showTiles(int count);
    /// One tile closed and opened again.
    void closeTile(int tile);
    void openTile(int tile);
    int tiles() const { return canvas_->state().tileCount(); }
    int live() const { return canvas_->liveTiles(); }
    bool allLive() const { return live() == tiles(); }

    /// Pictures painted of a camera since the last clear().
    int painted(int camera) const;
    int painted() const { return painted_; }
    /// Milliseconds from capture to paint, of pictures whose capture time is known.
    const std::vector<double>& latencies() const { return latencies_; }
    void clear();

private:
    CameraKey key(int camera) const;
    void note(const ui::DrawnOverlay& overlay);

    const SystemClock clock_;
    std::shared_ptr<const Region> region_;
    std::unique_ptr<VideoEngine> engine_;
    std::unique_ptr<ui::WallCanvas> canvas_;
    std::map<CameraKey, std::uint64_t> last_;  ///< sequence number of the newest picture painted
    std::map<CameraKey, int> paintedOf_;
    int painted_ = 0;
    std::vector<double> latencies_;
};

}  // namespace pitwatch::bench
