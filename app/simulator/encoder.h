#pragma once

#include <memory>
#include <span>

#include <core/result.h>

#include "scenepicture.h"

namespace pitwatch::sim {

/// H.264 for one live stream: no B-frames, no look-ahead, one thread; each picture gives its access unit at once.
/// Use from one thread at a time.
class Encoder {
public:
    struct Options {
        QSize size;
        int framesPerSecond = 15;
    };

    static Result<std::unique_ptr<Encoder>> make(const Options& options);
    ~Encoder();
    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;

    /// The access unit (Annex B, with parameter sets before keyframes), valid until the next call; empty on failure.
    /// `number` must rise.
    std::span<const std::uint8_t> encode(const ScenePicture& picture, std::int64_t number, bool keyframe);

private:
    struct Context;
    explicit Encoder(std::unique_ptr<Context> context);
    std::unique_ptr<Context> context_;
};

}  // namespace pitwatch::sim
