#pragma once

#include <memory>
#include <vector>

#include "boxlookup.h"

namespace pitwatch {

/// The detections of the last minute and a half of every camera, for replay and evidence: as long as the compressed
/// pictures are kept, and a little longer because detections come later than their pictures. Bounded per camera in
/// number and in time since receipt; the oldest go first. Written by the engine thread through the DetectionStore; all
/// members are safe from any thread.
class DetectionTape {
public:
    static constexpr std::chrono::seconds kKept{90};
    static constexpr std::size_t kSetsPerCamera = 2400;

    DetectionTape();
    ~DetectionTape();

    void add(const CameraKey& camera, TimedDetections entry);

    /// As DetectionStore::boxesAt().
    std::optional<BoxesAtTime> boxesAt(const CameraKey& camera, UtcTime frameTime) const;
    /// What was captured from `from` to `to`, in order.
    std::vector<TimedDetections> between(const CameraKey& camera, UtcTime from, UtcTime to) const;

private:
    class Private;
    std::unique_ptr<Private> d_;
};

}  // namespace pitwatch
