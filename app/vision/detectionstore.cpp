#include "detectionstore.h"

#include <algorithm>
#include <mutex>
#include <unordered_map>

#include "detectiontape.h"

namespace pitwatch {

namespace {

Micros distance(UtcTime a, UtcTime b)
{
    return a > b ? a - b : b - a;
}

}  // namespace

class DetectionStore::Private {
public:
    mutable std::mutex mutex;
    std::unordered_map<CameraKey, DetectionTrack> tracks;
    DetectionTape* tape = nullptr;
};

DetectionStore::DetectionStore(DetectionTape* tape) : d_(std::make_unique<Private>())
{
    d_->tape = tape;
}

DetectionStore::~DetectionStore() = default;

void DetectionStore::add(const CameraKey& camera, UtcTime capturedAt, UtcTime receivedAt, DetectionSet set)
{
    TimedDetections entry{capturedAt, receivedAt, std::make_shared<const DetectionSet>(std::move(set))};
    if (d_->tape) d_->tape->add(camera, entry);
    const std::lock_guard lock(d_->mutex);
    DetectionTrack& track = d_->tracks[camera];
    insertByCapture(track, std::move(entry));
    // By receipt, not by capture: one set from a clock that ran ahead would push out all that come after it.
    std::erase_if(track, [receivedAt](const auto& e) { return distance(e.receivedAt, receivedAt) > kKept; });
    if (track.size() <= kSetsPerCamera) return;
    track.erase(std::min_element(track.begin(), track.end(),
                                 [](const auto& a, const auto& b) { return a.receivedAt < b.receivedAt; }));
}

std::optional<BoxesAtTime> DetectionStore::boxesAt(const CameraKey& camera, UtcTime frameTime,
                                                   std::chrono::milliseconds tolerance) const
{
    const std::lock_guard lock(d_->mutex);
    const auto found = d_->tracks.find(camera);
    if (found == d_->tracks.end()) return std::nullopt;
    return boxesAmong(found->second, frameTime, tolerance);
}

std::optional<std::chrono::milliseconds> DetectionStore::arrivalDelay(const CameraKey& camera, UtcTime now) const
{
    std::vector<Micros> delays;
    {
        const std::lock_guard lock(d_->mutex);
        const auto found = d_->tracks.find(camera);
        if (found == d_->tracks.end()) return std::nullopt;
        for (const TimedDetections& entry : found->second)
            if (entry.receivedAt >= now - kKept && entry.receivedAt >= entry.capturedAt)
                delays.push_back(entry.receivedAt - entry.capturedAt);
    }
    if (delays.empty()) return std::nullopt;
    const auto rank = delays.begin() + std::ptrdiff_t((delays.size() - 1) * 95 / 100);
    std::nth_element(delays.begin(), rank, delays.end());
    return std::chrono::ceil<std::chrono::milliseconds>(*rank);
}

}  // namespace pitwatch
