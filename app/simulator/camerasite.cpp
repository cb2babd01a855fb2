#include "camerasite.h"

#include <algorithm>

namespace pitwatch::sim {

CameraSite::CameraSite(CameraKey key, SceneSetting setting, CameraGrid grid)
    : key_(std::move(key)), grid_(grid), model_(makeSceneModel(setting.place, setting.seed))
{
}

void CameraSite::setState(const SceneState& state)
{
    const std::lock_guard lock(mutex_);
    state_ = state;
}

SceneState CameraSite::state() const
{
    const std::lock_guard lock(mutex_);
    return state_;
}

FrameTruth CameraSite::advance(std::uint64_t number, QSize truthSize, SceneGallery& gallery,
                               std::vector<SceneEvent>& events)
{
    const SceneState current = state();
    const UtcTime capturedAt = grid_.at(number);
    std::vector<QString> happened;
    model_->advance(1.0 / grid_.framesPerSecond(), current, happened);
    for (const QString& kind : happened) events.push_back({key_, capturedAt, kind, 1});
    SceneFrame frame;
    model_->show(frame);
    std::stable_sort(frame.actors.begin(), frame.actors.end(),
                     [](const SceneActor& a, const SceneActor& b) { return a.foot.y() < b.foot.y(); });
    auto shot =
        std::make_shared<const SceneShot>(SceneShot{seen(frame, SceneView::of(current)), current, capturedAt, number});
    FrameTruth truth{key_, capturedAt, number, truthSize, {}};
    if (!current.covered) truth.objects = visibleObjects(shot->frame, truthSize, gallery);
    shot_ = std::move(shot);
    return truth;
}

void CameraSite::send(CameraWorkers& workers)
{
    for (const auto& stream : streams_) {
        CameraStream* target = stream.get();
        if (target->watched() && shot_ && target->claim())
            workers.add([target, shot = shot_] { target->work(*shot); });
        else if (!target->watched() && target->awake() && target->claim())
            workers.add([target] { target->rest(); });
    }
}

}  // namespace pitwatch::sim
