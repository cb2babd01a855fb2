#pragma once

#include <core/clock.h>

#include "observation.h"

namespace pitwatch {

/// Checks what a decoded observation says against the region and the clock. The host asks before it delivers; replay
/// asks the same with the time of receipt, so that both see the same observations.
///
/// Refused: a mine, camera or feeder that the region does not have; a time more than two minutes ahead of `now`; one
/// more than 24 hours old (declarations excepted: they state their own validity). Power samples of unknown feeders are
/// taken out and the others kept. Areas, stations and tags that the region does not know are kept: a mine learns of a
/// new one before the bureau does.
struct Admission {
    bool accepted = true;
    QString reason;  ///< what was refused, whole or in part; empty when nothing was
};
Admission admit(Observation& observation, const Region& region, UtcTime now);

}  // namespace pitwatch
