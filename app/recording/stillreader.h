#pragma once

#include <QImage>

#include "playbacksource.h"

namespace pitwatch {

/// A small picture of what a camera saw.
struct Still {
    QImage image;
    UtcTime at;
};

/// The key picture at or before the time, scaled into `size`. NotFound where nothing was recorded within `near`.
/// Blocks: reads and decodes.
Result<Still> readStill(PlaybackSource& source, const CameraKey& camera, UtcTime time, QSize size, CancelFlag cancelled,
                        Micros near = std::chrono::seconds(30));

}  // namespace pitwatch
