#include "clientrun.h"

#include <alarm/rulefile.h>
#include <region/regionfile.h>
#include <ui/common/theme.h>
#include <ui/wall/walllook.h>

#include <algorithm>

namespace pitwatch::test {

Result<std::unique_ptr<ClientRun>> ClientRun::start(const QString& regionFile, const QString& ruleFile,
                                                    const std::function<std::vector<CameraKey>(const Region&)>& cameras)
{
    Result<Region> region = loadRegion(regionFile);
    if (!region) return region.error();
    Result<RuleSet> rules = loadRules(ruleFile);
    if (!rules) return rules.error();
    std::unique_ptr<ClientRun> run(new ClientRun);
    run->region_ = std::make_shared<const Region>(std::move(region).value());
    run->shown_ = cameras(*run->region_);
    auto services =
        Services::create({run->region_, std::move(rules).value(), run->data_.filePath(QStringLiteral("data")), {}, {}});
    if (!services) return services.error();
    run->services_ = std::move(services).value();
    Services& parts = *run->services_;

    const auto report = [&parts](const CameraKey& key, bool online, const QString& reason) {
        const UtcTime now = parts.clock().now();
        parts.feeds().report(
            {key.mine, FeedId(QStringLiteral("video")), now, now, CameraStatus{key.camera, online, reason}});
    };
    run->watch_ = std::make_unique<CameraWatch>(CameraWatch::Options{}, report);
    run->watch_->setRegion(*run->region_);
    run->wall_ = std::make_unique<ui::WallCanvas>(
        ui::WallSources{run->region_, &parts.video(), &parts.detections(), &parts.clock()}, ui::tileLook(ui::Theme()));
    QObject::connect(run->wall_.get(), &ui::WallCanvas::cameraPhaseChanged, run->watch_.get(),
                     &CameraWatch::reportPhase);
    run->wall_->resize(1280, 720);
    run->wall_->show();
    ui::WallState state;
    state.fill(run->shown_);
    run->wall_->setState(state);
    parts.start();
    return run;
}

ClientRun::~ClientRun()
{
    wall_.reset();
    watch_.reset();
}

std::vector<MineSnapshot> ClientRun::mines() const
{
    const SnapshotPtr snapshot = services_->engine().snapshot();
    return snapshot ? snapshot->mines : std::vector<MineSnapshot>();
}

FeedSnapshot ClientRun::feed(const QString& plugin) const
{
    const auto feeds = services_->feeds().feeds();
    const auto found = std::find_if(feeds.begin(), feeds.end(), [&](const auto& f) { return f.plugin == plugin; });
    return found == feeds.end() ? FeedSnapshot() : *found;
}

int ClientRun::onlineOnWall() const
{
    int online = 0;
    for (const MineSnapshot& mine : mines())
        for (const CameraSnapshot& camera : mine.cameras)
            online += camera.online.value_or(false) &&
                      std::find(shown_.begin(), shown_.end(), CameraKey{mine.code, camera.id}) != shown_.end();
    return online;
}

std::optional<UtcTime> ClientRun::positionsAt() const
{
    std::optional<UtcTime> oldest;
    for (const MineSnapshot& mine : mines()) {
        if (region_->mine(mine.code)->areas.empty()) continue;
        if (mine.positions == Freshness::Never) return std::nullopt;
        oldest = oldest ? std::min(*oldest, mine.positionsAt) : mine.positionsAt;
    }
    return oldest;
}

std::vector<CameraKey> camerasInTurn(const Region& region, std::size_t count)
{
    std::vector<CameraKey> keys;
    bool more = true;
    for (std::size_t row = 0; more && keys.size() < count; ++row) {
        more = false;
        for (const Mine& mine : region.mines) {
            if (row >= mine.cameras.size() || keys.size() == count) continue;
            keys.push_back({mine.code, mine.cameras[row].id});
            more = true;
        }
    }
    return keys;
}

}  // namespace pitwatch::test
