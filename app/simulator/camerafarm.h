#pragma once

#include <QSize>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

#include <core/clock.h>
#include <core/result.h>
#include <feed/observation.h>
#include <region/region.h>

/// The cameras of the simulated mines: drawn scenes, encoded once per stream while somebody watches, served over RTSP.
namespace pitwatch::sim {

/// What one camera's scene shows. The scenario sets it; fields that a place does not know are ignored.
struct SceneState {
    bool covered = false;   ///< something hangs before the lens
    bool moved = false;     ///< turned away: the same scene, shifted
    bool linkDown = false;  ///< the stream is cut and refused
    int persons = 2;        ///< how many walk about
    bool beltRunning = true;
    bool beltLoaded = true;
    bool deskOccupied = true;
    bool deskAsleep = false;
    double trucksPerMinute = 2;  ///< loaded trucks leaving by the gate
};

/// What a frame really shows, whether or not anybody watches it.
struct FrameTruth {
    CameraKey camera;
    UtcTime capturedAt;
    std::uint64_t frameNumber = 0;
    QSize frame;                          ///< pixels of the main stream
    std::vector<DetectedObject> objects;  ///< boxes in pixels of `frame`, ids stable, confidence 1
};

/// Something that happened in a scene: person_in, person_out, coal_truck_out.
struct SceneEvent {
    CameraKey camera;
    UtcTime at;
    QString kind;
    double value = 1;
};

struct CameraFarmOptions {
    int framesPerSecond = 15;
    QSize mainSize{1280, 720};
    QSize subSize{640, 360};
    QString clip;  ///< a video file served in a loop by every camera instead of scenes; empty: scenes
};

/// Called on a thread of the farm; the callee returns quickly.
struct CameraFarmCallbacks {
    std::function<void(const FrameTruth&)> frame;
    std::function<void(const SceneEvent&)> event;
};

/// All cameras of a region. Serves each RTSP URL of the region at the port and path that it names (loopback only).
/// Made and destroyed on one thread; setScene() is safe from any thread.
class CameraFarm {
public:
    virtual ~CameraFarm() = default;
    virtual Result<void> start() = 0;
    /// Takes the RTSP server away and brings it back on the same port, for outages.
    virtual void setServerUp(bool up) = 0;
    virtual void setScene(const CameraKey& camera, const SceneState& state) = 0;
    virtual SceneState scene(const CameraKey& camera) const = 0;
};

/// The clock must outlive the farm.
std::unique_ptr<CameraFarm> makeCameraFarm(const Region& region, const Clock& clock, CameraFarmOptions options,
                                           CameraFarmCallbacks callbacks);

}  // namespace pitwatch::sim
