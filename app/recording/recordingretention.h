#pragma once

#include <vector>

#include <core/diskspace.h>
#include <store/recordingrecords.h>

namespace pitwatch {

/// How much may be recorded.
struct RecordingSettings {
    int keepDays = 30;                      ///< 0: until the space is needed
    qint64 maximumBytes = 0;                ///< all recordings together; 0: no bound of their own
    double maximumDiskShare = 0.8;          ///< of the whole disk, all recordings together
    qint64 reserveBytes = qint64(4) << 30;  ///< left free for everybody else; below it nothing is recorded
    bool operator==(const RecordingSettings&) const = default;
};

/// Decides what goes, and when nothing more is written. Pure.
class RecordingRetention {
public:
    explicit RecordingRetention(const RecordingSettings& settings) : settings_(settings) {}

    /// Files to delete, from `oldest` (by age): those beyond their days, and as many more as bring the recordings below
    /// their bounds and the disk above its reserve. What is kept is passed over; what is being written is left alone.
    std::vector<StoredSegment> toDelete(const std::vector<RetentionCandidate>& oldest, qint64 recordedBytes,
                                        const DiskSpace& disk, UtcTime now) const;

    /// Whether there is room to write. It takes more to begin again than to go on, so that it does not flap.
    bool mayRecord(const DiskSpace& disk, bool recording) const;

private:
    qint64 excess(qint64 recordedBytes, const DiskSpace& disk) const;

    const RecordingSettings settings_;
};

}  // namespace pitwatch
