#pragma once

#include "snapshot.h"

namespace pitwatch {

/// Who keeps what the engine finds. Called on the engine thread; implementations hand over and return at once.
class EngineListener {
public:
    virtual ~EngineListener() = default;
    /// After each transition, with the whole alarm.
    virtual void alarmChanged(const Alarm& alarm) = 0;
    /// Every observation that was taken, in order, detections excepted: they are many and kept elsewhere.
    virtual void observed(const Observation& observation) = 0;
    /// Each new picture of the region.
    virtual void snapshotTaken(const SnapshotPtr& snapshot) = 0;
};

}  // namespace pitwatch
