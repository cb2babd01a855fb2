#pragma once

#include <memory>
#include <mutex>

#include <video/videostream.h>

namespace pitwatch::ui {

/// A whole picture that a stream was asked for: a decode thread puts it here, or nobody ever does. Copies await the
/// same picture. Safe from any thread.
class AwaitedStill {
public:
    /// For VideoStream::requestStill().
    StillSink sink() const
    {
        return [place = place_](std::shared_ptr<const VideoFrame> frame) {
            const std::lock_guard lock(place->mutex);
            place->frame = std::move(frame);
        };
    }
    /// Null until it is here.
    std::shared_ptr<const VideoFrame> frame() const
    {
        const std::lock_guard lock(place_->mutex);
        return place_->frame;
    }

private:
    struct Place {
        std::mutex mutex;
        std::shared_ptr<const VideoFrame> frame;
    };
    std::shared_ptr<Place> place_ = std::make_shared<Place>();
};

}  // namespace pitwatch::ui
