#pragma once

#include <QString>

#include <optional>

#include <core/ids.h>
#include <core/utctime.h>

/// Where a recorded file lies: "<mine>/<camera>/<YYYY-MM-DD>/<HHMMSSmmm>.mp4", all times UTC, so that a file that the
/// index has lost can be taken in again.
namespace pitwatch {

/// "<mine>/<camera>/<day>/", below the directory of the recordings.
QString segmentDirectory(const CameraKey& camera, UtcTime from);
QString segmentName(const CameraKey& camera, UtcTime from);

struct SegmentPlace {
    CameraKey camera;
    UtcTime from;  ///< in milliseconds
    bool operator==(const SegmentPlace&) const = default;
};
/// What a name says; nothing when it is no segment's.
std::optional<SegmentPlace> segmentPlace(const QString& name);

}  // namespace pitwatch
