#include "regionengine.h"

#include <algorithm>

namespace pitwatch {

namespace {

std::size_t gradeIndex(Grade grade)
{
    return static_cast<std::size_t>(grade) - 1;
}

}  // namespace

RegionEngine::RegionEngine(std::shared_ptr<const Region> region, RuleSet rules, std::vector<Alarm> restored,
                           EngineListener* listener)
    : region_(std::move(region)),
      listener_(listener),
      runner_(std::move(rules), region_->timezone, std::move(restored), [this](const Alarm& alarm) {
          ++generation_;
          if (listener_) listener_->alarmChanged(alarm);
      })
{
    for (const Mine& mine : region_->mines) {
        mines_.push_back(std::make_unique<MineRuntime>(mine, runner_.rules()));
        byCode_.emplace(mine.code, mines_.back().get());
    }
    for (const FeedSettings& feed : region_->feeds) feeds_.push_back({feed.id, std::nullopt, {}});
}

void RegionEngine::process(const Observation& observation)
{
    advance(observation.receivedAt);
    const auto found = byCode_.find(observation.mine);
    MineRuntime* mine = found == byCode_.end() ? nullptr : found->second;
    if (!take(observation, mine)) {
        ++ignored_;
        return;
    }
    ++generation_;
    if (listener_) listener_->observed(observation);
    if (mine) runner_.run(mine->facts(now_), now_);
    runner_.run(feeds_, now_);
}

void RegionEngine::tick(UtcTime now)
{
    advance(now);
    for (const auto& mine : mines_) runner_.run(mine->facts(now_), now_);
    runner_.run(feeds_, now_);
}

Result<int> RegionEngine::acknowledge(const std::vector<AlarmId>& alarms, const QString& person, const QString& note,
                                      UtcTime now)
{
    advance(now);
    return runner_.book().acknowledge(alarms, person, note, now_);
}

SnapshotPtr RegionEngine::snapshot(UtcTime now, std::vector<FeedSnapshot> feeds)
{
    advance(now);
    auto snapshot = std::make_shared<RegionSnapshot>();
    snapshot->at = now_;
    snapshot->sequence = ++sequence_;
    snapshot->region = region_;
    snapshot->feeds = std::move(feeds);
    snapshot->mines.reserve(mines_.size());
    for (const auto& mine : mines_) snapshot->mines.push_back(mine->snapshot(now_));
    addAlarms(*snapshot);
    return snapshot;
}

void RegionEngine::advance(UtcTime now)
{
    now_ = std::max(now_, now);
}

bool RegionEngine::take(const Observation& observation, MineRuntime* mine)
{
    if (const auto* change = std::get_if<FeedStatusChange>(&observation.body)) return takeFeedStatus(*change);
    if (!mine || !mine->take(observation)) return false;
    heardFrom(observation.source);
    return true;
}

bool RegionEngine::takeFeedStatus(const FeedStatusChange& change)
{
    const auto feed =
        std::find_if(feeds_.begin(), feeds_.end(), [&](const FeedFact& fact) { return fact.feed == change.feed; });
    if (feed == feeds_.end()) return false;
    feed->silent = change.silent;
    feed->reason = change.reason;
    return true;
}

/// A feed that delivers is not silent, whatever was said of it before.
void RegionEngine::heardFrom(const FeedId& feed)
{
    for (FeedFact& fact : feeds_)
        if (fact.feed == feed) fact.silent = false;
}

void RegionEngine::addAlarms(RegionSnapshot& snapshot) const
{
    snapshot.alarms = runner_.book().newestFirst();
    std::unordered_map<MineCode, MineSnapshot*> mines;
    for (MineSnapshot& mine : snapshot.mines) mines.emplace(mine.code, &mine);
    for (const Alarm& alarm : *snapshot.alarms) {
        if (alarm.unacknowledged()) ++snapshot.unacknowledged[gradeIndex(alarm.grade)];
        const auto mine = mines.find(alarm.mine);
        if (alarm.open() && mine != mines.end()) ++mine->second->openAlarms[gradeIndex(alarm.grade)];
    }
}

}  // namespace pitwatch
