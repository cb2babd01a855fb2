#include "diskretention.h"

#include <algorithm>

namespace pitwatch {

std::vector<std::size_t> DiskRetention::toDelete(const std::vector<RetainedFile>& oldest, qint64 bytesOfAll,
                                                 const DiskSpace& disk, UtcTime now) const
{
    std::vector<std::size_t> gone;
    qint64 tooMuch = excess(bytesOfAll, disk);
    const UtcTime keepAfter = now - std::chrono::days(limits_.keepDays);
    for (std::size_t i = 0; i < oldest.size(); ++i) {
        const bool old = limits_.keepDays > 0 && oldest[i].until < keepAfter;
        if (oldest[i].kept || (!old && tooMuch <= 0)) continue;
        tooMuch -= oldest[i].bytes;
        gone.push_back(i);
    }
    return gone;
}

bool DiskRetention::mayRecord(const DiskSpace& disk, bool recording) const
{
    const qint64 again = limits_.reserveBytes + limits_.reserveBytes / 20;
    return disk.free >= (recording ? limits_.reserveBytes : again);
}

qint64 DiskRetention::excess(qint64 bytesOfAll, const DiskSpace& disk) const
{
    qint64 most = qint64(double(disk.total) * limits_.maximumDiskShare);
    if (limits_.maximumBytes > 0) most = std::min(most, limits_.maximumBytes);
    // A tenth more than what stops the recording, so that deleting keeps ahead of writing.
    const qint64 wanted = limits_.reserveBytes + limits_.reserveBytes / 10;
    return std::max(bytesOfAll - most, wanted - disk.free);
}

}  // namespace pitwatch
