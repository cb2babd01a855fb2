#include "freezedetector.h"

#include <array>
#include <cstring>

extern "C" {
#include <libavutil/frame.h>
#include <libavutil/imgutils.h>
}

namespace pitwatch {

using namespace std::chrono_literals;

namespace {

constexpr auto kRest = 500ms;
constexpr int kLineStep = 8;
constexpr std::uint64_t kFactor = 0x9e3779b97f4a7c15;

/// Four sums side by side: one alone would wait for each multiplication.
class Mixer {
public:
    void add(const std::uint8_t* line, std::size_t bytes)
    {
        constexpr std::size_t kBlock = sizeof(sums_);
        for (; bytes >= kBlock; line += kBlock, bytes -= kBlock) mix(line, kBlock);
        mix(line, bytes);
    }
    std::uint64_t value() const
    {
        std::uint64_t value = 0;
        for (const std::uint64_t sum : sums_) value = (value ^ sum ^ (sum >> 29)) * kFactor;
        return value;
    }

private:
    void mix(const std::uint8_t* from, std::size_t bytes)
    {
        std::array<std::uint64_t, 4> words{};
        std::memcpy(words.data(), from, bytes);
        for (std::size_t i = 0; i < words.size(); ++i) sums_[i] = (sums_[i] ^ words[i]) * kFactor;
    }

    std::array<std::uint64_t, 4> sums_{1, 2, 3, 4};
};

}  // namespace

void FreezeDetector::add(MonoTime now, std::uint64_t fingerprint)
{
    if (!reference_) {
        reference_ = fingerprint;
        since_ = now;
    } else if (*reference_ == fingerprint) {
        frozen_ = now - since_ >= limit_;
    } else {
        reference_.reset();
        frozen_ = false;
        restUntil_ = now + kRest;
    }
}

std::optional<MonoClock::duration> FreezeDetector::frozenFor(MonoTime now) const
{
    return frozen_ ? std::optional(now - since_) : std::nullopt;
}

std::uint64_t pictureFingerprint(const AVFrame& frame)
{
    const int bytes = av_image_get_linesize(static_cast<AVPixelFormat>(frame.format), frame.width, 0);
    Mixer mixer;
    if (!frame.data[0] || bytes <= 0) return 0;
    for (int line = 0; line < frame.height; line += kLineStep)
        mixer.add(frame.data[0] + std::ptrdiff_t(line) * frame.linesize[0], std::size_t(bytes));
    return mixer.value();
}

}  // namespace pitwatch
