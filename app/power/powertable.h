#pragma once

#include <optional>
#include <vector>

#include <region/region.h>

#include "feederhistory.h"

namespace pitwatch {

/// When a load counts as more than standing by. Figures come from the rule file.
struct IdlePolicy {
    double shareOfRated = 0;  ///< idle load of a feeder whose idle_kw the region file does not give
};

/// kW that a feeder draws while its drive stands: idle_kw of the region file, otherwise the policy's share of rated_kw.
double idleKwOf(const Feeder& feeder, const IdlePolicy& policy);

struct MineLoad {
    double kw = 0;
    UtcTime oldest;  ///< time of the oldest value in the sum: a sum is as old as its oldest part
};

/// The feeders of one mine, in the region file's order. Not synchronised. `mine` must outlive the table. Samples of
/// feeders that the region file does not name are not taken.
class PowerTable {
public:
    explicit PowerTable(const Mine& mine);

    /// How many samples were taken.
    int take(const PowerBatch& batch, UtcTime observedAt, UtcTime receivedAt);

    const std::vector<FeederHistory>& feeders() const { return feeders_; }

    /// Sum of the newest loads of the substation feeders that have one: they carry the whole mine. Where no substation
    /// reports, the sum of the other feeders, which is then a part of the mine only. Nothing when nobody reports.
    std::optional<MineLoad> load() const;

private:
    std::optional<MineLoad> sum(bool substations) const;

    const Mine& mine_;
    std::vector<FeederHistory> feeders_;
};

}  // namespace pitwatch
