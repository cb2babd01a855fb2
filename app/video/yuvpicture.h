#pragma once

#include <QImage>
#include <QSize>

#include <cstdint>
#include <vector>

namespace pitwatch {

/// A picture in the colours of its codec, 8 bits, three planes without gaps: whoever draws it turns it into what
/// is seen on the way, a graphics card or the processor. A third of the bytes of an image.
struct YuvPicture {
    enum class Matrix { Bt601, Bt709, Bt2020 };

    std::vector<std::uint8_t> bytes;  ///< all of Y, then U, then V
    QSize luma;
    QSize chroma;
    Matrix matrix = Matrix::Bt601;
    bool fullRange = false;

    bool isNull() const { return luma.isEmpty(); }
    const std::uint8_t* y() const { return bytes.data(); }
    const std::uint8_t* u() const { return y() + pixels(luma); }
    const std::uint8_t* v() const { return u() + pixels(chroma); }
    std::uint8_t* y() { return bytes.data(); }
    std::uint8_t* u() { return y() + pixels(luma); }
    std::uint8_t* v() { return u() + pixels(chroma); }

    /// Makes room; what was in it is undefined afterwards.
    void resize(QSize newLuma, QSize newChroma);

private:
    static std::size_t pixels(QSize size) { return std::size_t(size.width()) * std::size_t(size.height()); }
};

/// Writes pixels of 32 bits (as Format_RGB32), `stride` bytes from line to line; false when it cannot.
bool toArgb(const YuvPicture& picture, std::uint8_t* target, int stride);
/// Fills an image of its size (Format_RGB32, not shared); false when it cannot.
bool toImage(const YuvPicture& picture, QImage& target);
/// As the raster path shows it; null when there is no memory for it.
QImage toImage(const YuvPicture& picture);

}  // namespace pitwatch
