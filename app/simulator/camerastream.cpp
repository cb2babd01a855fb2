#include "camerastream.h"

#include <core/logging.h>

namespace pitwatch::sim {

CameraStream::CameraStream(SceneSetting setting, Options options, std::shared_ptr<SceneGallery> gallery,
                           std::shared_ptr<RtspTap> tap)
    : setting_(std::move(setting)), options_(options), gallery_(std::move(gallery)), tap_(std::move(tap))
{
}

bool CameraStream::prepare()
{
    if (encoder_) return true;
    auto encoder = Encoder::make({options_.size, options_.framesPerSecond});
    if (!encoder) {
        qCWarning(logSimulator) << encoder.error().text();
        return false;
    }
    encoder_ = std::move(encoder).value();
    renderer_ = std::make_unique<SceneRenderer>(setting_, options_.size, gallery_);
    awake_ = true;
    return true;
}

void CameraStream::rest()
{
    renderer_.reset();
    encoder_.reset();
    awake_ = false;
    busy_ = false;
}

void CameraStream::work(const SceneShot& shot)
{
    if (prepare()) {
        const auto second = static_cast<std::uint64_t>(options_.framesPerSecond);
        const bool due = (shot.number + options_.keyframeOffset) % second == 0 || shot.number >= lastKeyframe_ + second;
        const bool keyframe = tap_->takeKeyframeWish() || due;
        if (keyframe) lastKeyframe_ = shot.number;
        tap_->push(encoder_->encode(renderer_->draw(shot), static_cast<std::int64_t>(shot.number), keyframe),
                   shot.capturedAt);
    }
    busy_ = false;
}

}  // namespace pitwatch::sim
