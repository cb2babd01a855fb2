#pragma once

#include "av.h"

namespace pitwatch {

/// Brings pictures upright that say of themselves that they are turned by quarters: a display matrix (ISO/IEC 14496-12,
/// 6.2.2) out of a file, or out of the display orientation message of H.264 and H.265. A mirrored picture stays as it
/// is. Whatever is done with a picture afterwards (parts, boxes, sizes) is then in upright pixels. One per stream, one
/// thread at a time.
class PictureTurner {
public:
    /// The picture itself where nothing turns it, or where its format has no planes of 8 bits. Valid until the next
    /// call and as long as the picture; av_frame_clone() keeps it longer.
    const AVFrame& upright(const AVFrame& picture);

private:
    bool makeRoom(const AVFrame& picture, bool aside);

    FramePtr turned_;
};

/// How many quarter turns clockwise bring the picture upright, 0 … 3.
int quarterTurns(const AVFrame& picture);

}  // namespace pitwatch
