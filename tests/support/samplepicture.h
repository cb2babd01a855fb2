#pragma once

#include <QSize>

#include <cmath>

#include <video/yuvpicture.h>

namespace pitwatch::test {

/// Every hue at many brightnesses, with edges in luma and chroma.
inline YuvPicture colours(QSize size, YuvPicture::Matrix matrix, bool fullRange)
{
    YuvPicture picture;
    picture.resize(size, {(size.width() + 1) / 2, (size.height() + 1) / 2});
    picture.matrix = matrix;
    picture.fullRange = fullRange;
    auto* byte = picture.bytes.data();
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x)
            *byte++ = std::uint8_t(30 + 190 * y / size.height() + ((x / 8) % 2 ? 10 : 0));
    for (const double phase : {0.0, 1.57})
        for (int y = 0; y < picture.chroma.height(); ++y)
            for (int x = 0; x < picture.chroma.width(); ++x)
                *byte++ = std::uint8_t(128 + 60 * std::cos(phase + 6.28 * x / picture.chroma.width()));
    return picture;
}

}  // namespace pitwatch::test
