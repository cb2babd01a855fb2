#pragma once

#include <alarm/minefacts.h>
#include <alarm/rule.h>
#include <position/headcount.h>
#include <position/tagtable.h>
#include <power/powertable.h>

#include "minesigns.h"
#include "minestates.h"
#include "snapshot.h"

namespace pitwatch {

/// Everything that is known of one mine now. Not synchronised. The mine and the rules must outlive it.
class MineRuntime {
public:
    MineRuntime(const Mine& mine, const RuleSet& rules);
    MineRuntime(const MineRuntime&) = delete;
    MineRuntime& operator=(const MineRuntime&) = delete;

    /// False when it speaks of nothing that the region file has.
    bool take(const Observation& observation);

    MineFacts facts(UtcTime now) const;
    /// All but alarms.
    MineSnapshot snapshot(UtcTime now) const;

private:
    bool takeBody(const Observation& about, const PositionBatch& batch);
    bool takeBody(const Observation& about, const PowerBatch& batch);
    bool takeBody(const Observation& about, const AnalyticEvent& event);
    bool takeBody(const Observation& about, const CameraStatus& status);
    bool takeBody(const Observation& about, const MineDeclaration& declaration);
    bool takeBody(const Observation& about, const PersonnelList& list);
    bool takeBody(const Observation& about, const AreaList& list);
    bool takeBody(const Observation& about, const StationList& list);
    bool takeBody(const Observation& about, const Heartbeat& beat);
    /// Boxes go to the wall, feeds belong to the region.
    bool takeBody(const Observation&, const DetectionSet&) { return false; }
    bool takeBody(const Observation&, const FeedStatusChange&) { return false; }

    Freshness freshness(UtcTime at, Micros period, UtcTime now) const;
    std::optional<int> limitOf(const Area& area) const;
    void addAreas(MineFacts& facts) const;
    void addCalls(MineFacts& facts) const;
    void addFeeders(MineFacts& facts, UtcTime now) const;
    void addCameras(MineFacts& facts) const;
    void addPositions(MineSnapshot& snapshot, UtcTime now) const;
    void addPower(MineSnapshot& snapshot, UtcTime now) const;
    void addCameras(MineSnapshot& snapshot) const;
    TagSnapshot tagSnapshot(const TagState& state, UtcTime now) const;
    FeederSnapshot feederSnapshot(const Feeder& feeder, const FeederHistory& history, UtcTime now) const;

    const Mine& mine_;
    const RuleSet& rules_;
    const Micros positionPeriod_;
    const Micros powerPeriod_;
    const std::optional<int> limit_;
    TagTable tags_;
    PowerTable power_;
    MineSigns signs_;
    MineStates states_;
    HeadCount heads_;                             ///< of tags_, made anew after each change
    std::unordered_map<AreaCode, int> approved_;  ///< what the mine itself states (RYQY), for known areas
};

}  // namespace pitwatch
