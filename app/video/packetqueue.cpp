#include "packetqueue.h"

namespace pitwatch {

bool PacketQueue::push(MediaPacket packet)
{
    const std::lock_guard lock(mutex_);
    if (packet.key && keepNewestGroupOnly_ && !packets_.empty()) {
        eraseBeforeLocked(packets_.size(), false);
        gapPending_ = true;
    }
    if (packet.key) resuming_ = false;
    if (fullLocked(packet)) makeRoomLocked(packet);
    if (waitForKey_ && !packet.key) {
        // A stream that never marks a key picture must not stay dark for ever.
        if (++refusedInRow_ < bounds_.packets) {
            ++dropped_;
            return false;
        }
    }
    waitForKey_ = false;
    refusedInRow_ = 0;
    if (gapPending_) packet.continuity = Continuity::Gap;
    gapPending_ = false;
    bytes_ += packet.bytes();
    packets_.push_back(std::move(packet));
    return packets_.size() == 1;
}

std::optional<MediaPacket> PacketQueue::popDue(MonoTime now)
{
    const std::lock_guard lock(mutex_);
    if (packets_.empty() || packets_.front().due > now) return std::nullopt;
    MediaPacket packet = std::move(packets_.front());
    packets_.pop_front();
    bytes_ -= packet.bytes();
    if (packets_.empty()) resuming_ = false;
    return packet;
}

std::optional<MonoTime> PacketQueue::nextDue() const
{
    const std::lock_guard lock(mutex_);
    if (packets_.empty()) return std::nullopt;
    return packets_.front().due;
}

void PacketQueue::skipToDueKey(MonoTime now)
{
    const std::lock_guard lock(mutex_);
    for (std::size_t i = packets_.size(); i-- > 1;) {
        if (!packets_[i].key || packets_[i].due > now) continue;
        eraseBeforeLocked(i, true);
        packets_.front().continuity = Continuity::Gap;
        return;
    }
}

void PacketQueue::setKeepNewestGroupOnly(bool only)
{
    const std::lock_guard lock(mutex_);
    if (keepNewestGroupOnly_ && !only) resuming_ = !packets_.empty();
    keepNewestGroupOnly_ = only;
}

void PacketQueue::clear()
{
    const std::lock_guard lock(mutex_);
    packets_.clear();
    bytes_ = 0;
    waitForKey_ = false;
    gapPending_ = true;
}

std::size_t PacketQueue::size() const
{
    const std::lock_guard lock(mutex_);
    return packets_.size();
}

std::uint64_t PacketQueue::dropped() const
{
    const std::lock_guard lock(mutex_);
    return dropped_;
}

bool PacketQueue::fullLocked(const MediaPacket& next) const
{
    if (packets_.empty()) return false;
    if (packets_.size() >= bounds_.packets || bytes_ + next.bytes() > bounds_.bytes) return true;
    if (keepNewestGroupOnly_ || resuming_) return false;
    return next.due - packets_.front().due > bounds_.duration;
}

void PacketQueue::makeRoomLocked(const MediaPacket& next)
{
    if (!next.key) {
        const std::size_t key = newestKeyLocked();
        if (key > 0 && key < packets_.size()) {
            eraseBeforeLocked(key, true);
            packets_.front().continuity = Continuity::Gap;
            if (!fullLocked(next)) return;
        }
        waitForKey_ = true;
    }
    eraseBeforeLocked(packets_.size(), true);
    gapPending_ = true;
}

void PacketQueue::eraseBeforeLocked(std::size_t index, bool count)
{
    for (std::size_t i = 0; i < index; ++i) {
        bytes_ -= packets_.front().bytes();
        packets_.pop_front();
    }
    if (count) dropped_ += index;
}

std::size_t PacketQueue::newestKeyLocked() const
{
    for (std::size_t i = packets_.size(); i-- > 0;)
        if (packets_[i].key) return i;
    return packets_.size();
}

}  // namespace pitwatch
