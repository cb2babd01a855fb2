#pragma once

#include <vector>

#include <core/diskretention.h>
#include <store/recordingrecords.h>

namespace pitwatch {

/// How much may be recorded of cameras.
using RecordingSettings = RetentionLimits;

/// Retention of the recordings that the index knows. Pure.
class RecordingRetention {
public:
    explicit RecordingRetention(const RecordingSettings& settings) : retention_(settings) {}

    /// Files to delete, from `oldest` (by age), see DiskRetention. What is locked is passed over; what is being written
    /// is left alone.
    std::vector<StoredSegment> toDelete(const std::vector<StoredSegment>& oldest, qint64 recordedBytes,
                                        const DiskSpace& disk, UtcTime now) const;

    bool mayRecord(const DiskSpace& disk, bool recording) const { return retention_.mayRecord(disk, recording); }

private:
    const DiskRetention retention_;
};

}  // namespace pitwatch
