#pragma once

#include <mutex>
#include <optional>

#include "cameragrid.h"
#include "camerastream.h"
#include "cameraworkers.h"
#include "scenemodel.h"
#include "sceneview.h"

namespace pitwatch::sim {

/// One camera: its scene, its streams, its truth. advance() belongs to the farm's clock thread.
class CameraSite {
public:
    CameraSite(CameraKey key, SceneSetting setting, CameraGrid grid);

    const CameraKey& key() const { return key_; }
    void addStream(std::unique_ptr<CameraStream> stream) { streams_.push_back(std::move(stream)); }

    void setState(const SceneState& state);
    SceneState state() const;

    /// Takes frame `number`; tells what it shows and what happened.
    FrameTruth advance(std::uint64_t number, QSize truthSize, SceneGallery& gallery, std::vector<SceneEvent>& events);
    /// Has the frame taken last drawn for everybody who watches.
    void send(CameraWorkers& workers);

private:
    const CameraKey key_;
    const CameraGrid grid_;
    const std::unique_ptr<SceneModel> model_;
    mutable std::mutex mutex_;
    SceneState state_;
    std::shared_ptr<const SceneShot> shot_;
    std::vector<std::unique_ptr<CameraStream>> streams_;
};

}  // namespace pitwatch::sim
