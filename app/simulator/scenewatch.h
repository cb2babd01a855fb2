#pragma once

#include <map>
#include <vector>

#include <core/ids.h>
#include <core/utctime.h>
#include <feed/observation.h>
#include <region/region.h>

#include "camerafarm.h"
#include "scenario.h"

namespace pitwatch::sim {

/// What an analyser box concludes from one camera after looking long enough. Values of the events:
/// belt_state 0 standing, 1 running empty, 2 running with coal; post_vacant, asleep, occluded, moved 1 begun or still
/// so, 0 over. While something lasts it is said again every ConclusionTimes::repeat seconds.
class SceneWatch {
public:
    explicit SceneWatch(ConclusionTimes times) : times_(times) {}

    /// Looks at one camera; what it says, mostly nothing. A camera whose link is down says nothing.
    std::vector<AnalyticEvent> look(const CameraKey& camera, CameraPlace place, const SceneState& scene, UtcTime now);

private:
    struct Finding {
        double value = 0;  ///< what the picture shows
        UtcTime since;     ///< since when
        double said = -1;  ///< what was said last; -1: nothing yet
        UtcTime saidAt;
    };

    void judge(std::vector<AnalyticEvent>& said, const CameraKey& camera, const QString& kind, double value,
               double seconds, UtcTime now);

    ConclusionTimes times_;
    std::map<std::pair<CameraKey, QString>, Finding> findings_;
};

}  // namespace pitwatch::sim
