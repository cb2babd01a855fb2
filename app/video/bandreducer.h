#pragma once

#include <QSize>

#include <array>
#include <cstdint>
#include <vector>

#include "av.h"

namespace pitwatch {

/// Makes pictures of H.264 smaller by 2 or 4 both ways while they are decoded. libavcodec tells of rows as soon as they
/// are final, and then they still lie in the processor's cache; to read a finished large picture again costs more than
/// to scale it. What comes out is what the first step of PlaneScaler makes of the whole picture. Used by the decoder's
/// thread alone.
class BandReducer {
public:
    /// For pictures that are begun from now on; 1: leave them.
    void setFactor(int factor) { factor_ = factor; }
    int factor() const { return factor_; }

    /// Rows `y` to `y + height` of the picture are final; `shown` is its size without the rim that a coder adds.
    void rowsDone(const AVFrame& picture, QSize shown, int y, int height, bool wholeFrame);
    /// The smaller one of a picture that the decoder hands out; null when there is none of all its rows. Valid until
    /// the next packet.
    const AVFrame* of(const AVFrame& picture);

private:
    struct Plane {
        std::vector<std::uint8_t> bytes;
        int width = 0;
        int height = 0;
        int rows = 0;  ///< that are done

        void begin(int newWidth, int newHeight);
        void take(const std::uint8_t* data, int stride, int rowsOfSource, int factor);
    };
    struct Picture {
        const std::uint8_t* key = nullptr;  ///< where the decoder has it
        int factor = 1;
        int rowsOfSource = 0;
        bool sound = false;  ///< its rows came in order
        std::uint64_t begun = 0;
        std::array<Plane, 3> planes;
    };

    Picture* find(const AVFrame& picture);
    Picture& begin(const AVFrame& picture, QSize shown);

    int factor_ = 1;
    std::uint64_t count_ = 0;
    std::vector<Picture> pictures_;
    FramePtr view_;
};

}  // namespace pitwatch
