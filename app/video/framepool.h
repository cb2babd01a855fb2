#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "videoframe.h"

namespace pitwatch {

/// Gives out frames to be filled and takes their pictures back when the last holder lets go, so that a steady stream
/// allocates none. Lives until its last frame is gone. Safe from any thread.
class FramePool : public std::enable_shared_from_this<FramePool> {
public:
    static std::shared_ptr<FramePool> make() { return std::shared_ptr<FramePool>(new FramePool); }

    /// A frame whose picture has this size, content undefined, nobody else's; null when there is no memory for it.
    std::shared_ptr<VideoFrame> take(QSize size);

    /// A frame for planes of any size.
    std::shared_ptr<VideoFrame> takePlanes();

private:
    FramePool() = default;
    std::unique_ptr<VideoFrame> reuse(QSize size);
    std::shared_ptr<VideoFrame> lent(std::unique_ptr<VideoFrame> frame);
    void giveBack(std::unique_ptr<VideoFrame> frame);

    std::mutex mutex_;
    std::vector<std::unique_ptr<VideoFrame>> free_;
};

}  // namespace pitwatch
