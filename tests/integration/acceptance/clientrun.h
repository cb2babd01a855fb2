#pragma once

#include <QTemporaryDir>

#include <memory>

#include <client/services.h>
#include <core/result.h>
#include <ui/wall/wallcanvas.h>
#include <video/camerawatch.h>

namespace pitwatch::test {

/// The client without its shell: the services of a region, a wall of live cameras and the watch over the others,
/// joined as the seat joins them. The store lies in a folder of its own. GUI thread.
class ClientRun {
public:
    /// Begins to receive and to show `cameras` (one tile each; 16 tiles).
    static Result<std::unique_ptr<ClientRun>> start(
        const QString& regionFile, const QString& ruleFile,
        const std::function<std::vector<CameraKey>(const Region&)>& cameras);
    ~ClientRun();

    Services& services() { return *services_; }
    ui::WallCanvas& wall() { return *wall_; }
    const Region& region() const { return *region_; }
    const std::vector<CameraKey>& cameras() const { return shown_; }  ///< on the wall

    /// Empty until the engine has published its first picture.
    std::vector<MineSnapshot> mines() const;
    FeedSnapshot feed(const QString& plugin) const;
    /// Cameras of the wall that the engine takes for online.
    int onlineOnWall() const;
    /// The oldest of the newest positions of mines that have areas; nothing while one of them has none.
    std::optional<UtcTime> positionsAt() const;

private:
    ClientRun() = default;

    QTemporaryDir data_;
    std::shared_ptr<const Region> region_;
    std::vector<CameraKey> shown_;
    std::unique_ptr<Services> services_;
    std::unique_ptr<CameraWatch> watch_;
    std::unique_ptr<ui::WallCanvas> wall_;
};

/// The first `count` cameras, in turn from each mine.
std::vector<CameraKey> camerasInTurn(const Region& region, std::size_t count = 16);

}  // namespace pitwatch::test
