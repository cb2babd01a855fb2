#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include <core/clock.h>
#include <core/result.h>
#include <region/region.h>
#include <vision/detectiontape.h>

#include "clip.h"
#include "filehash.h"
#include "ringshelf.h"

namespace pitwatch {

class ClipJob;

/// Writes evidence clips on a thread of its own, a bounded number at a time; what rules ask for beyond that waits for
/// as long as the rings surely hold it, so that a storm of alarms costs no clips. Under
/// <directory>/<mine>/<date>/<time>-<camera>.mp4 with a sidecar beside each, and a manifest under
/// <directory>/sets/<date> when a request has several cameras. Members are safe from any thread and never block.
class ClipRecorder {
public:
    /// Called on the recorder's thread (Recording: on the caller's, before start() returns).
    using Report = std::function<void(const ClipNews&)>;

    struct Setup {
        std::shared_ptr<const Region> region;
        const Clock* clock = nullptr;               ///< outlives the recorder
        const RingShelf* rings = nullptr;           ///< outlives the recorder
        const DetectionTape* detections = nullptr;  ///< outlives the recorder; null: sidecars have none
        QString directory;
        QString programVersion;
        std::size_t mostRequests = 8;         ///< being written at a time
        std::size_t mostWaiting = 64;         ///< requests of rules that wait for their turn
        qint64 keepFree = qint64(512) << 20;  ///< bytes of the disk that clips do not take
        std::function<Result<QString>(const QString& path)> hash = sha256OfFile;
    };

    ClipRecorder(Setup setup, Report report);
    /// Ends what is being written where it is; that is complete then.
    ~ClipRecorder();
    ClipRecorder(const ClipRecorder&) = delete;
    ClipRecorder& operator=(const ClipRecorder&) = delete;

    /// The number of the request; an error when it cannot be begun. What people ask for goes before what rules do.
    Result<int> start(ClipRequest request);
    const QString& directory() const { return setup_.directory; }

private:
    void run();
    void takeNewLocked(std::vector<std::unique_ptr<ClipJob>>& jobs);
    std::size_t& runningLocked(const ClipRequest& request);
    QString nameLocked(UtcTime at);

    const Setup setup_;
    const Report report_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::unique_ptr<ClipJob>> new_;
    std::size_t byHand_ = 0;  ///< new ones and those on the thread
    std::size_t byRule_ = 0;  ///< the same
    int number_ = 0;
    std::deque<UtcTime> moments_;  ///< of the newest requests
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace pitwatch
