#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include <core/clock.h>

#include "clipfile.h"
#include "rtsptap.h"

namespace pitwatch::sim {

/// Sends a clip in a loop to every tap that is watched, at the clip's own pace, on a thread of its own. A frame's
/// time is the moment at which it is due.
class ClipPlayer {
public:
    /// The clock must outlive the player.
    ClipPlayer(ClipFile clip, const Clock& clock, std::vector<std::shared_ptr<RtspTap>> taps);
    ~ClipPlayer();
    ClipPlayer(const ClipPlayer&) = delete;
    ClipPlayer& operator=(const ClipPlayer&) = delete;

private:
    void run();
    bool waitUntil(UtcTime time);

    const ClipFile clip_;
    const Clock& clock_;
    const std::vector<std::shared_ptr<RtspTap>> taps_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace pitwatch::sim
