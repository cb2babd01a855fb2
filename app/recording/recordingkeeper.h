#pragma once

#include <QString>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include <core/clock.h>
#include <core/result.h>
#include <store/storereader.h>

#include "recordingretention.h"

namespace pitwatch {

/// The thread that keeps files and index together: after the start it takes in files that the index has lost and
/// forgets entries whose file is gone; then it deletes what is beyond its age or its room. All members are safe from
/// any thread; what the functions of Setup touch must outlive it.
class RecordingKeeper {
public:
    struct Setup {
        QString directory;                          ///< of the recordings
        QString storePath;                          ///< of the index
        std::function<void(const FactJob&)> index;  ///< called on the keeper's thread
        std::function<DiskSpace()> space;           ///< called on the keeper's thread
        const Clock* clock = nullptr;
        RecordingSettings settings;
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
        QString problem;         ///< why the index cannot be read; empty when it can
    };
    Figures figures() const;

private:
    void run();
    Result<void> look();
    Result<void> recover(StoreReader& reader);
    Result<void> thinOut(StoreReader& reader);
    void erase(const StoredSegment& segment);
    bool stopping() const;

    const Setup setup_;
    const UtcTime startedAt_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    bool stop_ = false;
    bool fresh_ = false;  ///< settings changed since the last look
    RecordingSettings settings_;
    Figures figures_;
    std::thread thread_;
};

}  // namespace pitwatch
