#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "camerafarm.h"
#include "detectiondelay.h"
#include "truth.h"
#include "worldmine.h"

namespace pitwatch::sim {

/// Makes the cameras: makeCameraFarm(), or makeBoxFarm() for a run without video.
using FarmMaker =
    std::function<std::unique_ptr<CameraFarm>(const Region&, const Clock&, CameraFarmOptions, CameraFarmCallbacks)>;

/// Between the farm's threads and the simulation's: hands scenes to the farm and takes frames and events from it.
/// Everything else on the thread that made it.
class WorldCameras {
public:
    /// The region, the clock and the truth log must outlive it.
    WorldCameras(const Region& region, const Clock& clock, const FarmMaker& maker, CameraFarmOptions options,
                 DetectorHabits habits, std::uint64_t seed, TruthLog& truth);
    ~WorldCameras();

    Result<void> start() { return farm_->start(); }
    void setServerUp(bool up) { farm_->setServerUp(up); }
    /// Passes on what changed since the last call.
    void show(const MineWorld& world);

    std::vector<PendingDetection> takeDetections(UtcTime now) { return detections_.takeDue(now); }
    /// What the analysers saw pass: person_in, person_out, coal_truck_out; a second or so late.
    std::vector<SceneEvent> takeEvents(UtcTime now);

private:
    static constexpr std::size_t kMostEvents = 1024;

    struct Sight {
        bool covered = false;
        bool linkDown = false;
    };

    void frameCaptured(const FrameTruth& truth);
    void eventSeen(const SceneEvent& event);
    Sight sightOf(const CameraKey& camera) const;

    TruthLog& truth_;
    DetectionDelay detections_;
    mutable std::mutex mutex_;
    std::map<CameraKey, Sight> sights_;
    std::deque<SceneEvent> events_;
    std::map<CameraKey, SceneState> shown_;
    std::unique_ptr<CameraFarm> farm_;  // last: its threads use the members above
};

}  // namespace pitwatch::sim
