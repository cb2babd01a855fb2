#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include <core/clock.h>

#include "cameragrid.h"

namespace pitwatch::sim {

/// Calls back for every frame of the grid, in order, on a thread of its own. `late` tells that the next one is due
/// already, so that work which only the newest frame deserves can be left out. After a long stall the frames that
/// nobody could have taken are skipped.
class CameraClock {
public:
    using Tick = std::function<void(std::uint64_t frame, bool late)>;

    CameraClock(const Clock& clock, CameraGrid grid, Tick tick);
    ~CameraClock();
    CameraClock(const CameraClock&) = delete;
    CameraClock& operator=(const CameraClock&) = delete;

private:
    void run();
    bool waitUntil(UtcTime time);

    const Clock& clock_;
    const CameraGrid grid_;
    const Tick tick_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace pitwatch::sim
