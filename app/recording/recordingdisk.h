#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include <core/clock.h>

#include "recorderstatus.h"
#include "recordingqueue.h"
#include "segmentwriter.h"

namespace pitwatch {

/// The thread that writes the pictures of all recorded cameras to the disk. A disk that is full, gone or refuses pauses
/// the recording; it looks again every few seconds and goes on by itself. All members are safe from any thread; what
/// the functions of Setup touch must outlive it.
class RecordingDisk {
public:
    struct Setup {
        QString directory;
        SegmentWriter::Index index;                       ///< called on the writer's thread
        std::function<std::optional<DiskSpace>()> space;  ///< called on the writer's thread; nothing: not known
        const Clock* clock = nullptr;
        RecordingSettings settings;
        Micros segmentLength = std::chrono::seconds(60);
        std::chrono::milliseconds look{2000};  ///< how often the room on the disk is looked at
        RecordingQueue::Bounds queue;
    };

    explicit RecordingDisk(Setup setup);
    /// Ends all files.
    ~RecordingDisk();
    RecordingDisk(const RecordingDisk&) = delete;
    RecordingDisk& operator=(const RecordingDisk&) = delete;

    /// Where the pictures of a camera go. Letting go of all references ends its file.
    std::shared_ptr<PacketSink> open(const CameraKey& camera);
    void setSettings(const RecordingSettings& settings);

    struct Figures {
        std::vector<CameraRecording> cameras;
        double bytesPerSecond = 0;
        std::optional<DiskSpace> disk;
        QString pausedReason;
    };
    Figures figures() const;

private:
    struct Lane;
    /// What a queue rings; outlives the disk where a stream's thread still holds its queue.
    struct Bell {
        std::mutex mutex;
        std::condition_variable rung;
        bool woken = false;
        bool stop = false;
        void ring();
    };

    void run();
    bool waitForWork();
    void writeLane(Lane& lane);
    void lookAtDisk();
    void pause(const QString& reason);
    void resume();
    void publish();
    std::vector<std::shared_ptr<Lane>> lanes();

    const Setup setup_;
    const std::shared_ptr<Bell> bell_ = std::make_shared<Bell>();
    mutable std::mutex mutex_;
    RecordingSettings settings_;
    std::vector<std::shared_ptr<Lane>> lanes_;
    Figures figures_;

    // Writer thread only.
    bool paused_ = false;
    MonoTime lookedAt_{};
    MonoTime ratedAt_{};
    qint64 ratedBytes_ = 0;
    qint64 written_ = 0;
    std::thread thread_;
};

}  // namespace pitwatch
