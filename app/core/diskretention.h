#pragma once

#include <cstddef>
#include <vector>

#include "diskspace.h"
#include "utctime.h"

namespace pitwatch {

/// How much of the disk files of one kind may take.
struct RetentionLimits {
    int keepDays = 30;                      ///< 0: until the space is needed
    qint64 maximumBytes = 0;                ///< all together; 0: no bound of their own
    double maximumDiskShare = 0.8;          ///< of the whole disk, all together
    qint64 reserveBytes = qint64(4) << 30;  ///< left free for everybody else; below it nothing is recorded
    bool operator==(const RetentionLimits&) const = default;
};

/// A file as retention sees it.
struct RetainedFile {
    UtcTime until;  ///< of what it holds
    qint64 bytes = 0;
    bool kept = false;  ///< locked, or being written: never deleted
};

/// Decides what goes, and when nothing more is written. Pure.
class DiskRetention {
public:
    explicit DiskRetention(const RetentionLimits& limits) : limits_(limits) {}

    /// Indices of the files to delete, from `oldest` (by age): those beyond their days, and as many more as bring the
    /// files below their bounds and the disk above its reserve. What is kept is passed over.
    std::vector<std::size_t> toDelete(const std::vector<RetainedFile>& oldest, qint64 bytesOfAll,
                                      const DiskSpace& disk, UtcTime now) const;

    /// Whether there is room to write. It takes more to begin again than to go on, so that it does not flap.
    bool mayRecord(const DiskSpace& disk, bool recording) const;

private:
    qint64 excess(qint64 bytesOfAll, const DiskSpace& disk) const;

    const RetentionLimits limits_;
};

}  // namespace pitwatch
