#pragma once

#include <QImage>
#include <QRect>
#include <QSize>

#include <cstdint>
#include <optional>

#include <core/utctime.h>

#include "yuvpicture.h"

namespace pitwatch {

/// One decoded picture, already scaled for the tile that shows it. Immutable once handed out.
struct VideoFrame {
    QImage image;      ///< Format_RGB32, device pixels of the tile
    YuvPicture yuv;    ///< instead of the image, where the engine makes planes
    QSize sourceSize;  ///< pixels of the stream
    QRect part;        ///< what the image shows of them; null: all
    std::optional<UtcTime>
        capturedAt;              ///< the camera's clock (RTCP sender report); nothing while unknown: never guessed
    UtcTime decodedAt;           ///< ours
    std::uint64_t sequence = 0;  ///< rises by one for each frame of the stream
};

/// Of the picture that it holds, whichever way it came.
inline QSize pixelsOf(const VideoFrame& frame)
{
    return frame.yuv.isNull() ? frame.image.size() : frame.yuv.luma;
}

/// The picture as an image, whichever way it came.
inline QImage imageOf(const VideoFrame& frame)
{
    return frame.yuv.isNull() ? frame.image : toImage(frame.yuv);
}

}  // namespace pitwatch
