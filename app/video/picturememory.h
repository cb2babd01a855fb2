#pragma once

#include <array>
#include <memory>

#include "av.h"

namespace pitwatch {

/// The memory that one decoder writes its pictures into, taken in large pages where the system has them. Many decoders
/// that take turns find neither their pixels nor the addresses of their pages in the processor's caches; with large
/// pages the second costs nothing, which is a tenth of decoding for sixty-four sub streams. Used by the decoder's
/// thread; a picture may outlive it.
class PictureMemory {
public:
    PictureMemory() = default;
    ~PictureMemory();
    PictureMemory(const PictureMemory&) = delete;
    PictureMemory& operator=(const PictureMemory&) = delete;

    /// Before the decoder is opened. This must outlive the decoder.
    void serve(AVCodecContext& decoder);

private:
    struct Slab;
    /// How a picture of this size and format lies in its buffer.
    struct Plan {
        int width = 0;
        int height = 0;
        int format = AV_PIX_FMT_NONE;
        std::size_t bytes = 0;
        std::array<int, 4> lines{};
        std::array<std::size_t, 4> offsets{};
    };

    static int take(AVCodecContext* decoder, AVFrame* frame, int flags);
    static AVBufferRef* allocate(void* self, std::size_t bytes);
    bool plan(AVCodecContext& decoder, const AVFrame& frame);

    Plan plan_;
    AVBufferPool* pool_ = nullptr;
    std::shared_ptr<Slab> slab_;  ///< where the next buffer comes from
};

}  // namespace pitwatch
