#pragma once

#include <QImage>
#include <QRect>

#include <memory>

#include "av.h"
#include "planescaler.h"
#include "yuvpicture.h"

struct SwsContext;

namespace pitwatch {

/// Scales and converts a decoded picture straight into the tile's image: libyuv for the 8-bit formats that cameras
/// send, swscale for everything else. Matrix and range follow the picture; unspecified means BT.601 below 720 lines
/// and BT.709 from there on, limited range, as decoders commonly assume. One per stream, one thread at a time.
class FrameScaler {
public:
    FrameScaler() = default;
    ~FrameScaler();
    FrameScaler(const FrameScaler&) = delete;
    FrameScaler& operator=(const FrameScaler&) = delete;

    /// Fills all of `target` (Format_RGB32, not shared). False: the format cannot be converted.
    bool scale(const AVFrame& frame, QImage& target);
    /// Only a part of the picture, in its pixels; left and top are even.
    bool scale(const AVFrame& frame, const QRect& part, QImage& target);
    /// The same as planes of this size. False also for formats that have none of 8 bits.
    bool scale(const AVFrame& frame, const QRect& part, QSize size, YuvPicture& target);

private:
    bool scalePlanes(const AVFrame& frame, QSize size, YuvPicture& target);
    bool scaleWithSws(const AVFrame& frame, QImage& target);

    PlaneScaler luma_;
    PlaneScaler chroma_;
    SwsContext* sws_ = nullptr;
};

}  // namespace pitwatch
