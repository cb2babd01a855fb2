#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pitwatch {

/// One 8-bit plane that somebody else owns.
struct PlaneView {
    const std::uint8_t* data = nullptr;
    int stride = 0;  ///< bytes
    int width = 0;
    int height = 0;
};

/// Makes a plane smaller or larger. Large steps down are taken by halves, each of them the mean of all pixels, so that
/// thin things do not flicker; what is left is a bilinear step of less than 1.8, whose shuffles are worked out once per
/// pair of sizes. One per plane of a stream, one thread at a time.
class PlaneScaler {
public:
    /// Fills `target`, `width * height` bytes in lines without gaps.
    void scale(PlaneView from, std::uint8_t* target, int width, int height);

private:
    /// Eight neighbouring target pixels: where their sources begin, which of the sixteen bytes from there each takes
    /// as its left and right, and how much of either (128 together).
    struct Group {
        std::int32_t start = 0;
        alignas(16) std::uint8_t pick[16] = {};
        alignas(16) std::int8_t share[16] = {};
    };

    void prepare(int from, int to);
    void stretchLine(const std::uint8_t* line, std::uint8_t* target, int width) const;
    void stretch(const PlaneView& from, std::uint8_t* target, int width, int height);

    int from_ = 0;
    int to_ = 0;
    std::vector<Group> groups_;
};

}  // namespace pitwatch
