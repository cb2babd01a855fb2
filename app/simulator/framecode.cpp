#include "framecode.h"

#include <algorithm>

namespace pitwatch::sim {

namespace {

constexpr int kNumberBits = 40;
constexpr int kCheckBits = 8;
constexpr int kBlocks = kNumberBits + kCheckBits;
constexpr int kColumns = 80;
constexpr int kRows = 90;
constexpr std::uint8_t kDark = 28;
constexpr std::uint8_t kLight = 176;
constexpr int kThreshold = (kDark + kLight) / 2;

std::uint8_t checkSum(std::uint64_t number)
{
    unsigned crc = 0xFF;
    for (int shift = kNumberBits - 8; shift >= 0; shift -= 8) {
        crc ^= static_cast<unsigned>((number >> shift) & 0xFF);
        for (int bit = 0; bit < 8; ++bit) crc = (crc & 0x80) ? ((crc << 1) ^ 0x07) & 0xFF : (crc << 1) & 0xFF;
    }
    return static_cast<std::uint8_t>(crc);
}

/// The middle half of a block, where neither neighbours nor scaling reach.
int averageOfBlock(const LumaView& picture, int block)
{
    const double width = static_cast<double>(picture.width) / kColumns;
    const int left = static_cast<int>((block + 0.25) * width);
    const int right = std::max(left + 1, static_cast<int>((block + 0.75) * width));
    const int strip = std::max(1, picture.height / kRows);
    const int top = picture.height - std::max(1, (strip * 3) / 4);
    const int bottom = std::max(top + 1, picture.height - strip / 4);
    int sum = 0;
    for (int y = top; y < bottom; ++y)
        for (int x = left; x < right; ++x) sum += picture.pixels[y * picture.stride + x];
    return sum / ((bottom - top) * (right - left));
}

}  // namespace

void drawFrameCode(std::uint8_t* luma, std::ptrdiff_t stride, int width, int height, std::uint64_t frameNumber)
{
    if (width < 2 * kColumns || height < kRows) return;
    const std::uint64_t number = frameNumber & ((std::uint64_t(1) << kNumberBits) - 1);
    const std::uint64_t bits = (number << kCheckBits) | checkSum(number);
    for (int y = height - height / kRows; y < height; ++y) {
        std::uint8_t* row = luma + y * stride;
        for (int block = 0; block < kBlocks; ++block) {
            const bool light = (bits >> (kBlocks - 1 - block)) & 1;
            std::fill(row + block * width / kColumns, row + (block + 1) * width / kColumns, light ? kLight : kDark);
        }
    }
}

std::optional<std::uint64_t> readFrameCode(const LumaView& picture)
{
    if (!picture.pixels || picture.width < kColumns || picture.height < kRows) return std::nullopt;
    std::uint64_t bits = 0;
    for (int block = 0; block < kBlocks; ++block)
        bits = (bits << 1) | (averageOfBlock(picture, block) > kThreshold ? 1u : 0u);
    const std::uint64_t number = bits >> kCheckBits;
    if ((bits & 0xFF) != checkSum(number)) return std::nullopt;
    return number;
}

}  // namespace pitwatch::sim
