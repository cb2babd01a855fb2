#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

/// The number of a simulated frame as a strip of light and dark blocks along the lower edge of the picture, so that a
/// program can tell exactly which frame it sees after encoding, transport, decoding and scaling.
///
/// Layout: 48 blocks from the left edge, each 1/80 of the width wide; the strip is 1/90 of the height high. The first
/// 40 blocks are the frame number (lowest 40 bits, most significant first), the last 8 a CRC-8 (polynomial 0x07, start
/// value 0xFF, most significant byte first) of those 5 bytes. A light block is a 1.
/// Frame k was captured at k / framesPerSecond seconds after 1970-01-01T00:00:00Z (rounded down to microseconds).
namespace pitwatch::sim {

/// A plane of brightness values, one byte per pixel. Does not own the pixels.
struct LumaView {
    const std::uint8_t* pixels = nullptr;
    std::ptrdiff_t stride = 0;
    int width = 0;
    int height = 0;
};

/// Draws the strip. The plane must be at least 160 by 90 pixels; a smaller one is left as it is.
void drawFrameCode(std::uint8_t* luma, std::ptrdiff_t stride, int width, int height, std::uint64_t frameNumber);

/// Reads the strip of a picture of any size that shows the whole frame; nothing where the check sum does not fit.
std::optional<std::uint64_t> readFrameCode(const LumaView& picture);

}  // namespace pitwatch::sim
