#include "detectiontape.h"

#include <algorithm>
#include <mutex>
#include <unordered_map>

namespace pitwatch {

class DetectionTape::Private {
public:
    mutable std::mutex mutex;
    std::unordered_map<CameraKey, DetectionTrack> tracks;
};

DetectionTape::DetectionTape() : d_(std::make_unique<Private>()) {}
DetectionTape::~DetectionTape() = default;

void DetectionTape::add(const CameraKey& camera, TimedDetections entry)
{
    const UtcTime receivedAt = entry.receivedAt;
    const std::lock_guard lock(d_->mutex);
    DetectionTrack& track = d_->tracks[camera];
    insertByCapture(track, std::move(entry));
    while (track.size() > kSetsPerCamera) track.pop_front();
    // A few at a time are enough, and one whose clock is wrong must not stay for ever at either end.
    for (int i = 0; i < 4 && receivedAt - track.front().receivedAt > kKept; ++i) track.pop_front();
    for (int i = 0; i < 4 && receivedAt - track.back().receivedAt > kKept; ++i) track.pop_back();
}

std::optional<BoxesAtTime> DetectionTape::boxesAt(const CameraKey& camera, UtcTime frameTime) const
{
    const std::lock_guard lock(d_->mutex);
    const auto found = d_->tracks.find(camera);
    return found == d_->tracks.end() ? std::nullopt : boxesAmong(found->second, frameTime);
}

std::vector<TimedDetections> DetectionTape::between(const CameraKey& camera, UtcTime from, UtcTime to) const
{
    std::vector<TimedDetections> sets;
    const std::lock_guard lock(d_->mutex);
    const auto found = d_->tracks.find(camera);
    if (found == d_->tracks.end()) return sets;
    std::copy_if(found->second.begin(), found->second.end(), std::back_inserter(sets),
                 [=](const TimedDetections& e) { return e.capturedAt >= from && e.capturedAt <= to; });
    return sets;
}

}  // namespace pitwatch
