#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <vector>

#include <core/ids.h>
#include <core/utctime.h>
#include <feed/observation.h>

#include "camerafarm.h"
#include "simrandom.h"

namespace pitwatch::sim {

/// A detection on its way from the analyser to the broker.
struct PendingDetection {
    MineCode mine;
    UtcTime capturedAt;
    UtcTime due;
    DetectionSet set;
};

struct DetectorHabits {
    double minimumDelay = 0.150;  ///< seconds from capture to publishing
    double maximumDelay = 0.400;
    double boxNoise = 0.012;  ///< standard deviation of each edge, part of the box's size
    double missed = 0.02;     ///< part of the objects that is not seen
    double perSecond = 0;     ///< frames looked at per second and camera; 0: every frame
};

/// A detector as mines have them: late, slightly wrong, now and then blind. frame() may be called from any thread,
/// takeDue() from one. Bounded: what nobody takes is dropped, oldest first.
class DetectionDelay {
public:
    DetectionDelay(DetectorHabits habits, std::uint64_t seed) : habits_(habits), random_(seed) {}

    /// `sighted`: false for a covered lens, where a detector sees nothing.
    void frame(const FrameTruth& truth, bool sighted);
    std::vector<PendingDetection> takeDue(UtcTime now);
    std::size_t dropped() const;

private:
    static constexpr std::size_t kMostPending = 4096;

    bool wants(const FrameTruth& truth);
    DetectedObject seen(const DetectedObject& object, QSize frame);
    UtcTime dueTime(const FrameTruth& truth);

    const DetectorHabits habits_;
    mutable std::mutex mutex_;
    Random random_;
    std::multimap<UtcTime, PendingDetection> pending_;
    std::map<CameraKey, UtcTime> lastLook_;
    std::map<CameraKey, UtcTime> lastDue_;
    std::size_t dropped_ = 0;
};

}  // namespace pitwatch::sim
