#pragma once

#include <QString>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include <core/clock.h>
#include <core/result.h>
#include <store/storereader.h>

#include "recordingretention.h"

namespace pitwatch {

/// The thread that keeps files and index together: after the start it takes in files that the index has lost and
/// forgets entries whose file is gone; then it deletes what is beyond its age or its room. Where the recordings are not
/// there (a disk that is not mounted) or nobody knows how much room is left, nothing is deleted or forgotten. All
/// members are safe from any thread; what the functions of Setup touch must outlive it.
class RecordingKeeper {
public:
    struct Setup {
        QString directory;                                ///< of the recordings
        QString storePath;                                ///< of the index
        std::function<void(const FactJob&)> index;        ///< called on the keeper's thread
        std::function<std::optional<DiskSpace>()> space;  ///< called on the keeper's thread; nothing: not known
        const Clock* clock = nullptr;
        std::optional<RecordingSettings> settings;  ///< nothing: nothing is deleted before setSettings()
        std::chrono::milliseconds every{30'000};
    };

    explicit RecordingKeeper(Setup setup);
    ~RecordingKeeper();
    RecordingKeeper(const RecordingKeeper&) = delete;
    RecordingKeeper& operator=(const RecordingKeeper&) = delete;

    void setSettings(const RecordingSettings& settings);

    struct Figures {
        RecordingTotals totals;
        int takenIn = 0;
        int setAside = 0;
        bool recovered = false;  ///< the look through the files is over
        QString problem;         ///< why nothing is tidied; empty when all is well
    };
    Figures figures() const;

private:
    void run();
    Result<void> look();
    Result<void> recover(StoreReader& reader);
    Result<void> thinOut(StoreReader& reader, UtcTime since, qint64 recordedBytes);
    Result<void> eraseAll(const std::vector<StoredSegment>& segments);
    void erase(const StoredSegment& segment);
    bool stopping() const;

    const Setup setup_;
    const UtcTime startedAt_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    bool stop_ = false;
    bool fresh_ = false;  ///< settings changed since the last look
    std::optional<RecordingSettings> settings_;
    Figures figures_;
    std::thread thread_;
};

}  // namespace pitwatch
