#include "recordingretention.h"

namespace pitwatch {

std::vector<StoredSegment> RecordingRetention::toDelete(const std::vector<StoredSegment>& oldest, qint64 recordedBytes,
                                                        const DiskSpace& disk, UtcTime now) const
{
    std::vector<RetainedFile> files;
    for (const StoredSegment& segment : oldest)
        files.push_back({segment.to, segment.bytes, segment.locked || !segment.complete});
    std::vector<StoredSegment> gone;
    for (const std::size_t i : retention_.toDelete(files, recordedBytes, disk, now)) gone.push_back(oldest[i]);
    return gone;
}

}  // namespace pitwatch
