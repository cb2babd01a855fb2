#pragma once

#include <atomic>
#include <memory>

#include "encoder.h"
#include "rtsptap.h"
#include "scenerenderer.h"

namespace pitwatch::sim {

/// One stream of one camera: draws, encodes and hands over frames while somebody watches. work() is called by one
/// worker at a time; claim() makes sure of that.
class CameraStream {
public:
    struct Options {
        QSize size;
        int framesPerSecond = 15;
        std::uint64_t keyframeOffset = 0;  ///< spreads the keyframes of many streams over the second
    };

    CameraStream(SceneSetting setting, Options options, std::shared_ptr<SceneGallery> gallery,
                 std::shared_ptr<RtspTap> tap);

    bool watched() const { return tap_->watched(); }
    /// False while the frame before is still being worked on: this one is then lost.
    bool claim() { return !busy_.exchange(true); }
    /// Whether it holds an encoder: what nobody watches gives it back with rest().
    bool awake() const { return awake_; }
    /// Draws and sends; gives the claim back.
    void work(const SceneShot& shot);
    void rest();

private:
    bool prepare();

    const SceneSetting setting_;
    const Options options_;
    const std::shared_ptr<SceneGallery> gallery_;
    const std::shared_ptr<RtspTap> tap_;
    std::unique_ptr<SceneRenderer> renderer_;
    std::unique_ptr<Encoder> encoder_;
    std::uint64_t lastKeyframe_ = 0;
    std::atomic<bool> busy_ = false;
    std::atomic<bool> awake_ = false;
};

}  // namespace pitwatch::sim
