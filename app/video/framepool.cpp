#include "framepool.h"

namespace pitwatch {

namespace {
/// One shown, one waiting to be shown, one being filled: more than this many are never idle in a steady stream.
constexpr std::size_t kMostFree = 3;
}  // namespace

std::shared_ptr<VideoFrame> FramePool::take(QSize size)
{
    std::unique_ptr<VideoFrame> frame = reuse(size);
    if (!frame) frame = std::make_unique<VideoFrame>();
    // A picture that somebody still holds a copy of would be copied on the first write.
    if (frame->image.isNull() || !frame->image.isDetached()) frame->image = QImage(size, QImage::Format_RGB32);
    if (frame->image.isNull()) return nullptr;
    return lent(std::move(frame));
}

std::shared_ptr<VideoFrame> FramePool::takePlanes()
{
    std::unique_ptr<VideoFrame> frame = reuse(QSize(0, 0));
    return lent(frame ? std::move(frame) : std::make_unique<VideoFrame>());
}

std::shared_ptr<VideoFrame> FramePool::lent(std::unique_ptr<VideoFrame> frame)
{
    return {frame.release(),
            [pool = shared_from_this()](VideoFrame* f) { pool->giveBack(std::unique_ptr<VideoFrame>(f)); }};
}

std::unique_ptr<VideoFrame> FramePool::reuse(QSize size)
{
    const std::lock_guard lock(mutex_);
    while (!free_.empty()) {
        std::unique_ptr<VideoFrame> frame = std::move(free_.back());
        free_.pop_back();
        if (frame->image.size() == size) return frame;
    }
    return nullptr;
}

void FramePool::giveBack(std::unique_ptr<VideoFrame> frame)
{
    const std::lock_guard lock(mutex_);
    if (free_.size() < kMostFree) free_.push_back(std::move(frame));
}

}  // namespace pitwatch
