#include "recorderstatus.h"

#include <algorithm>

namespace pitwatch {

int RecorderStatus::recording() const
{
    return int(std::count_if(cameras.begin(), cameras.end(),
                             [](const CameraRecording& c) { return c.state == RecordingState::Recording; }));
}

std::uint64_t RecorderStatus::dropped() const
{
    std::uint64_t sum = 0;
    for (const CameraRecording& camera : cameras) sum += camera.dropped;
    return sum;
}

const CameraRecording* RecorderStatus::of(const CameraKey& camera) const
{
    const auto found =
        std::find_if(cameras.begin(), cameras.end(), [&](const CameraRecording& c) { return c.camera == camera; });
    return found == cameras.end() ? nullptr : &*found;
}

}  // namespace pitwatch
