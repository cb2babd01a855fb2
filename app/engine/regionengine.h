#pragma once

#include <memory>
#include <unordered_map>

#include <alarm/rulerunner.h>

#include "enginelistener.h"
#include "mineruntime.h"

namespace pitwatch {

/// The state of the region and its alarms. Pure and synchronous: a function of what it is given, so that the same
/// observations and ticks with the same rules give the same alarms, byte for byte. It has no clock of its own: time
/// is the receipt time of observations and that of ticks, and never goes back. Use it from one thread.
class RegionEngine {
public:
    /// `listener` may be null and must outlive the engine. `restored`: alarms of an earlier run, open or closed.
    RegionEngine(std::shared_ptr<const Region> region, RuleSet rules, std::vector<Alarm> restored,
                 EngineListener* listener);
    RegionEngine(const RegionEngine&) = delete;
    RegionEngine& operator=(const RegionEngine&) = delete;

    /// Takes one observation and runs the rules that it may concern. What speaks of no mine, camera or feeder of the
    /// region is counted and otherwise passed over; detections are not the engine's business.
    void process(const Observation& observation);

    /// Runs all rules: holds run out although nothing arrives.
    void tick(UtcTime now);

    /// How many were acknowledged. An error without a person.
    Result<int> acknowledge(const std::vector<AlarmId>& alarms, const QString& person, const QString& note,
                            UtcTime now);

    /// Rises with every change that a picture would show; ages excepted.
    std::uint64_t generation() const { return generation_; }
    SnapshotPtr snapshot(UtcTime now, std::vector<FeedSnapshot> feeds = {});

    std::uint64_t ignored() const { return ignored_; }
    const RuleSet& rules() const { return runner_.rules(); }

private:
    void advance(UtcTime now);
    bool take(const Observation& observation, MineRuntime* mine);
    bool takeFeedStatus(const FeedStatusChange& change);
    void heardFrom(const FeedId& feed);
    void addAlarms(RegionSnapshot& snapshot) const;

    const std::shared_ptr<const Region> region_;
    EngineListener* const listener_;
    RuleRunner runner_;
    std::vector<std::unique_ptr<MineRuntime>> mines_;  ///< in the region file's order
    std::unordered_map<MineCode, MineRuntime*> byCode_;
    std::vector<FeedFact> feeds_;  ///< in the region file's order
    UtcTime now_;
    std::uint64_t generation_ = 0;
    std::uint64_t sequence_ = 0;
    std::uint64_t ignored_ = 0;
};

}  // namespace pitwatch
