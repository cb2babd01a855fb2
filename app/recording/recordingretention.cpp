#include "recordingretention.h"

#include <algorithm>

namespace pitwatch {

std::vector<StoredSegment> RecordingRetention::toDelete(const std::vector<RetentionCandidate>& oldest,
                                                        qint64 recordedBytes, const DiskSpace& disk, UtcTime now) const
{
    std::vector<StoredSegment> gone;
    qint64 tooMuch = excess(recordedBytes, disk);
    const UtcTime keepAfter = now - std::chrono::days(settings_.keepDays);
    for (const RetentionCandidate& candidate : oldest) {
        const StoredSegment& segment = candidate.segment;
        const bool old = settings_.keepDays > 0 && segment.to < keepAfter;
        if (candidate.kept || !segment.complete || (!old && tooMuch <= 0)) continue;
        tooMuch -= segment.bytes;
        gone.push_back(segment);
    }
    return gone;
}

bool RecordingRetention::mayRecord(const DiskSpace& disk, bool recording) const
{
    const qint64 again = settings_.reserveBytes + settings_.reserveBytes / 20;
    return disk.free >= (recording ? settings_.reserveBytes : again);
}

qint64 RecordingRetention::excess(qint64 recordedBytes, const DiskSpace& disk) const
{
    qint64 most = qint64(double(disk.total) * settings_.maximumDiskShare);
    if (settings_.maximumBytes > 0) most = std::min(most, settings_.maximumBytes);
    // A tenth more than what stops the recording, so that deleting keeps ahead of writing.
    const qint64 wanted = settings_.reserveBytes + settings_.reserveBytes / 10;
    return std::max(recordedBytes - most, wanted - disk.free);
}

}  // namespace pitwatch
