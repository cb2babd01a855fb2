#pragma once

#include <feed/observationlog.h>

#include "regionengine.h"

namespace pitwatch {

/// Drives an engine from an observation log. Time is that of the log alone: an entry is processed at its receipt time,
/// and between two entries the engine ticks each second; in a gap of more than an hour each minute after the first
/// hour, and each hour after the first day. So the same log gives the same alarms, whenever and wherever it is
/// replayed.
class LogReplay {
public:
    LogReplay(std::shared_ptr<const Region> region, RuleSet rules, EngineListener& listener);

    /// False: the region does not admit it, as a feed host would have said. An error: it cannot be decoded.
    Result<bool> take(const LogEntry& entry);

private:
    void tickUntil(UtcTime time);

    std::shared_ptr<const Region> region_;
    RegionEngine engine_;
    std::optional<UtcTime> ticked_;
};

}  // namespace pitwatch
