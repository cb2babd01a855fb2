#pragma once

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

#include <core/ids.h>
#include <core/utctime.h>

#include "recordingretention.h"

namespace pitwatch {

enum class RecordingState {
    Waiting,    ///< no pictures come
    Recording,  ///< a file is being written
    Paused,     ///< no room on the disk, or it refuses; goes on by itself
};

struct CameraRecording {
    CameraKey camera;
    RecordingState state = RecordingState::Waiting;
    qint64 bytes = 0;           ///< written since the start
    std::uint64_t dropped = 0;  ///< pictures lost because the disk was too slow
    QString reason{};           ///< why it waits or pauses, untranslated; may be empty
};

/// How recording does, copied out under a lock.
struct RecorderStatus {
    std::vector<CameraRecording> cameras;  ///< those that are to be recorded
    double bytesPerSecond = 0;             ///< all cameras, over the last seconds
    std::optional<DiskSpace> disk;         ///< nothing: not known
    qint64 recordedBytes = 0;              ///< all recordings that the index knows
    std::optional<UtcTime> oldest;
    QString pausedReason;      ///< empty while everything can be written
    QString keepingProblem{};  ///< why old recordings are not tidied, untranslated; empty: they are
    int takenIn = 0;           ///< files without an index entry that were found at the start
    int setAside = 0;          ///< files that could not be read

    int recording() const;
    std::uint64_t dropped() const;
    const CameraRecording* of(const CameraKey& camera) const;
};

}  // namespace pitwatch
