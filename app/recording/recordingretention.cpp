#include "recordingretention.h"

namespace pitwatch {

std::vector<StoredSegment> RecordingRetention::toDelete(const std::vector<RetentionCandidate>& oldest,
                                                        qint64 recordedBytes, const DiskSpace& disk, UtcTime now) const
{
    std::vector<RetainedFile> files;
    for (const RetentionCandidate& candidate : oldest)
        files.push_back({candidate.segment.to, candidate.segment.bytes, candidate.kept || !candidate.segment.complete});
    std::vector<StoredSegment> gone;
    for (const std::size_t i : retention_.toDelete(files, recordedBytes, disk, now)) gone.push_back(oldest[i].segment);
    return gone;
}

}  // namespace pitwatch
