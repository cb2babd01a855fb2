#pragma once

#include <QString>

#include <atomic>
#include <functional>
#include <vector>

#include <video/mp4writer.h>

#include "playbacksource.h"

namespace pitwatch {

/// What came of an export.
struct ExportedFile {
    CameraKey camera;
    Mp4Summary summary;
};

/// Copies a span of a camera's recording into one MP4 file, without encoding anything anew. It begins with the key
/// picture at or before the beginning. Where the stream changes its size or codec the file ends and `path`-2 begins.
/// Blocks; one thread. `progress` gets a part of 1.
Result<std::vector<ExportedFile>> exportRecording(PlaybackSource& source, const CameraKey& camera, const Period& span,
                                                  const QString& path, CancelFlag cancelled,
                                                  const std::function<void(double)>& progress);

/// How an export that was interrupted ends.
Error cancelledExport();

}  // namespace pitwatch
