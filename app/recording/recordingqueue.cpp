#include "recordingqueue.h"

#include <utility>

namespace pitwatch {

void RecordingQueue::take(const TappedPacket& packet)
{
    {
        const std::lock_guard lock(mutex_);
        if (!open_ || !packet.packet || !accept(packet)) return;
        packets_.push_back(packet);
        packets_.back().gap = packet.gap || std::exchange(gap_, false);
        bytes_ += std::size_t(packet.packet->size);
    }
    ready_();
}

bool RecordingQueue::accept(const TappedPacket& packet)
{
    const bool full = packets_.size() >= bounds_.packets || bytes_ + std::size_t(packet.packet->size) > bounds_.bytes;
    if (full) {
        waitForKey_ = gap_ = true;
        ++dropped_;
        return false;
    }
    if (waitForKey_ && !packet.key) {
        // What comes before the first key picture is not lost to the disk.
        if (gap_) ++dropped_;
        return false;
    }
    waitForKey_ = false;
    return true;
}

std::deque<TappedPacket> RecordingQueue::drain()
{
    const std::lock_guard lock(mutex_);
    bytes_ = 0;
    return std::exchange(packets_, {});
}

void RecordingQueue::setOpen(bool open)
{
    const std::lock_guard lock(mutex_);
    if (open_ == open) return;
    open_ = open;
    waitForKey_ = true;
    if (open) return;
    packets_.clear();
    bytes_ = 0;
}

std::uint64_t RecordingQueue::dropped() const
{
    const std::lock_guard lock(mutex_);
    return dropped_;
}

}  // namespace pitwatch
