#pragma once

#include <functional>
#include <memory>

extern "C" {
#include <libavutil/rational.h>
}

struct AVPacket;
struct AVStream;

namespace pitwatch::sim {

/// Any video that libavcodec decodes to H.264 access units in Annex B. Use from one thread.
class ClipConverter {
public:
    using Sink = std::function<void(const AVPacket& unit, AVRational timeBase)>;

    /// Null when there is no decoder for the stream.
    static std::unique_ptr<ClipConverter> make(const AVStream& stream, Sink sink);
    ~ClipConverter();
    ClipConverter(const ClipConverter&) = delete;
    ClipConverter& operator=(const ClipConverter&) = delete;

    /// A packet of the stream, or null for the end.
    void put(const AVPacket* packet);

private:
    struct Context;
    explicit ClipConverter(std::unique_ptr<Context> context);
    std::unique_ptr<Context> context_;
};

}  // namespace pitwatch::sim
