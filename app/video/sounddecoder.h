#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>

#include <core/result.h>

#include "av.h"

struct SwrContext;

namespace pitwatch {

/// Compressed sound in, samples of kRate, one channel, 16 bits out: libavcodec and libswresample. One thread.
class SoundDecoder {
public:
    static constexpr int kRate = 48'000;
    using Sink = std::function<void(std::span<const std::int16_t>)>;

    static Result<std::unique_ptr<SoundDecoder>> open(const AVCodecParameters& parameters);
    ~SoundDecoder();
    SoundDecoder(const SoundDecoder&) = delete;
    SoundDecoder& operator=(const SoundDecoder&) = delete;

    /// What does not decode is passed over.
    void decode(const AVPacket& packet, const Sink& sink);
    QString codecName() const;

private:
    explicit SoundDecoder(CodecContextPtr codec);
    bool prepare();
    void convert(const Sink& sink);

    CodecContextPtr codec_;
    FramePtr frame_;
    SwrContext* resampler_ = nullptr;
    int rate_ = 0;  ///< that the resampler was made for
    int format_ = AV_SAMPLE_FMT_NONE;
    int channels_ = 0;
};

}  // namespace pitwatch
