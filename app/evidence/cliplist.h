#pragma once

#include <QString>

#include <vector>

#include <core/ids.h>
#include <core/result.h>
#include <core/utctime.h>

namespace pitwatch {

/// One written clip, as its sidecar tells.
struct ClipEntry {
    QString sidecar;
    QString video;
    CameraKey camera;
    QString mineName;
    QString cameraName;
    UtcTime begin;
    Micros length{0};
    qint64 bytes = 0;
    QString person;  ///< who was on duty
    QString alarm;   ///< title of the alarm that asked for it; empty: kept by hand
};

/// The newest clips under an evidence directory, newest first. Blocks on the disk; any thread. Sidecars that cannot be
/// read are left out.
std::vector<ClipEntry> listClips(const QString& directory, std::size_t most = 1000);

/// Removes the video and its sidecar. Blocks on the disk.
Result<void> removeClip(const ClipEntry& clip);

}  // namespace pitwatch
