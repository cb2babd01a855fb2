#include "planescaler.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include <libyuv.h>

#if defined(__x86_64__)
#include <tmmintrin.h>
#endif

namespace pitwatch {

namespace {

constexpr int kGroup = 8;
/// A group of target pixels must find its sources within sixteen bytes.
constexpr double kLongestStep = 1.8;

bool canShuffle()
{
#if defined(__x86_64__)
    static const bool there = __builtin_cpu_supports("ssse3");
    return there;
#else
    return false;
#endif
}

/// Where target pixel `index` looks in a line of `from` pixels when the middles of the outermost pixels coincide with
/// those of the picture.
double sourceOf(int index, int from, int to)
{
    return std::clamp((index + 0.5) * from / to - 0.5, 0.0, double(from - 1));
}

/// Memory per decode thread rather than per stream: it stays in the cache.
std::uint8_t* scratch(int which, std::size_t bytes)
{
    thread_local std::vector<std::uint8_t> memory[3];
    if (memory[which].size() < bytes) memory[which].resize(bytes);
    return memory[which].data();
}

/// The mean of `by` times `by` pixels, by is 2 or 4.
PlaneView reduced(const PlaneView& from, int by, int which)
{
    const int width = from.width / by;
    const int height = from.height / by;
    std::uint8_t* target = scratch(which, std::size_t(width) * std::size_t(height));
    libyuv::ScalePlane(from.data, from.stride, width * by, height * by, target, width, width, height,
                       libyuv::kFilterBox);
    return {target, width, width, height};
}

/// libyuv has short ways for these.
bool simpleStep(const PlaneView& from, int width, int height)
{
    return (from.width == 2 * width && from.height == 2 * height) ||
           (from.width == 4 * width && from.height == 4 * height) ||
           (3 * from.width == 4 * width && 3 * from.height == 4 * height) ||
           (from.width == width && from.height == height);
}

bool clearlyLarger(const PlaneView& from, int width, int height, int factor)
{
    return from.width > kLongestStep * factor / 2 * width && from.height > kLongestStep * factor / 2 * height;
}

}  // namespace

void PlaneScaler::scale(PlaneView from, std::uint8_t* target, int width, int height)
{
    int which = 0;
    for (const int by : {4, 2}) {
        while (!simpleStep(from, width, height) && clearlyLarger(from, width, height, by)) {
            from = reduced(from, by, which);
            which = 1 - which;
        }
    }
    const bool steep = from.width > kLongestStep * width || from.height > kLongestStep * height;
    if (steep || !canShuffle() || simpleStep(from, width, height))
        libyuv::ScalePlane(from.data, from.stride, from.width, from.height, target, width, width, height,
                           steep ? libyuv::kFilterBox : libyuv::kFilterBilinear);
    else
        stretch(from, target, width, height);
}

void PlaneScaler::prepare(int from, int to)
{
    if (from_ == from && to_ == to) return;
    from_ = from;
    to_ = to;
    groups_.assign(std::size_t(to + kGroup - 1) / kGroup, {});
    for (int x = 0; x < int(groups_.size()) * kGroup; ++x) {
        const double source = sourceOf(std::min(x, to - 1), from, to);
        const int left = int(source);
        Group& group = groups_[std::size_t(x) / kGroup];
        const auto place = std::size_t(2 * (x % kGroup));
        if (place == 0) group.start = left;
        const int right = std::clamp(int(std::lround((source - left) * 128)), 1, 127);
        group.pick[place] = std::uint8_t(left - group.start);
        group.pick[place + 1] = std::uint8_t(std::min(left + 1, from - 1) - group.start);
        group.share[place] = std::int8_t(128 - right);
        group.share[place + 1] = std::int8_t(right);
    }
}

void PlaneScaler::stretch(const PlaneView& from, std::uint8_t* target, int width, int height)
{
    prepare(from.width, width);
    // Groups are read and written whole: room for the bytes beyond the ends.
    std::uint8_t* line = scratch(2, std::size_t(from.width) + 16);
    for (int y = 0; y < height; ++y) {
        const double source = sourceOf(y, from.height, height);
        const int above = int(source);
        const int below = std::min(above + 1, from.height - 1);
        const std::uint8_t* data = from.data;
        libyuv::InterpolatePlane(data + std::ptrdiff_t(above) * from.stride, 0,
                                 data + std::ptrdiff_t(below) * from.stride, 0, line, 0, from.width, 1,
                                 int((source - above) * 256));
        stretchLine(line, target + std::ptrdiff_t(y) * width, width);
    }
}

#if defined(__x86_64__)
__attribute__((target("ssse3"))) void PlaneScaler::stretchLine(const std::uint8_t* line, std::uint8_t* target,
                                                               int width) const
{
    const __m128i half = _mm_set1_epi16(64);
    const auto eight = [&](const Group& group) __attribute__((target("ssse3")))
    {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(line + group.start));
        const __m128i pairs = _mm_shuffle_epi8(bytes, _mm_load_si128(reinterpret_cast<const __m128i*>(group.pick)));
        const __m128i sums = _mm_maddubs_epi16(pairs, _mm_load_si128(reinterpret_cast<const __m128i*>(group.share)));
        return _mm_packus_epi16(_mm_srli_epi16(_mm_add_epi16(sums, half), 7), _mm_setzero_si128());
    };
    const int whole = width / kGroup;
    for (int i = 0; i < whole; ++i)
        _mm_storel_epi64(reinterpret_cast<__m128i*>(target + std::ptrdiff_t(i) * kGroup),
                         eight(groups_[std::size_t(i)]));
    if (width % kGroup == 0) return;
    alignas(16) std::uint8_t last[16];
    _mm_store_si128(reinterpret_cast<__m128i*>(last), eight(groups_[std::size_t(whole)]));
    std::memcpy(target + std::ptrdiff_t(whole) * kGroup, last, std::size_t(width % kGroup));
}
#else
void PlaneScaler::stretchLine(const std::uint8_t*, std::uint8_t*, int) const {}
#endif

}  // namespace pitwatch
