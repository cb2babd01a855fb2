#include "powertable.h"

#include <algorithm>

namespace pitwatch {

double idleKwOf(const Feeder& feeder, const IdlePolicy& policy)
{
    return feeder.idleKw.value_or(feeder.ratedKw * policy.shareOfRated);
}

PowerTable::PowerTable(const Mine& mine) : mine_(mine), feeders_(mine.feeders.size()) {}

int PowerTable::take(const PowerBatch& batch, UtcTime observedAt, UtcTime receivedAt)
{
    int taken = 0;
    for (const PowerSample& sample : batch.samples) {
        const Feeder* feeder = mine_.feeder(sample.feeder);
        if (!feeder) continue;
        feeders_[static_cast<std::size_t>(feeder - mine_.feeders.data())].take(sample, observedAt, receivedAt);
        ++taken;
    }
    return taken;
}

std::optional<MineLoad> PowerTable::load() const
{
    const std::optional<MineLoad> whole = sum(true);
    return whole ? whole : sum(false);
}

std::optional<MineLoad> PowerTable::sum(bool substations) const
{
    std::optional<MineLoad> load;
    for (std::size_t i = 0; i < feeders_.size(); ++i) {
        const FeederHistory& feeder = feeders_[i];
        if ((mine_.feeders[i].role == FeederRole::Substation) != substations) continue;
        if (!feeder.latest() || !feeder.latest()->activeKw) continue;
        if (!load) load = MineLoad{0, feeder.orderedAt()};
        load->kw += *feeder.latest()->activeKw;
        load->oldest = std::min(load->oldest, feeder.orderedAt());
    }
    return load;
}

}  // namespace pitwatch
