#pragma once

#include <QString>

#include <memory>
#include <vector>

#include <region/region.h>

#include "camerafarm.h"
#include "sceneactor.h"

namespace pitwatch::sim {

/// What goes on before one camera. Moves in small steps of time, so that a scenario can change its mind at any moment.
/// Same seed, same steps and states: same scene. Not synchronised.
class SceneModel {
public:
    virtual ~SceneModel() = default;
    /// Moves on; names of events that happened are appended.
    virtual void advance(double seconds, const SceneState& state, std::vector<QString>& events) = 0;
    virtual void show(SceneFrame& frame) const = 0;
};

std::unique_ptr<SceneModel> makeSceneModel(CameraPlace place, quint32 seed);

}  // namespace pitwatch::sim
