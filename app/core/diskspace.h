#pragma once

#include <QString>

#include <optional>

namespace pitwatch {

struct DiskSpace {
    qint64 total = 0;  ///< bytes
    qint64 free = 0;   ///< bytes that this user can have
};

/// The disk that a folder lies on, or the nearest folder above it that exists. Asked of the folder itself and not of the
/// list of mounts, which a container may not show. Nothing: the system does not tell. Any thread.
std::optional<DiskSpace> diskSpaceOf(const QString& folder);

}  // namespace pitwatch
