#include "recordedpackets.h"

#include <utility>

namespace pitwatch {

void RecordedPackets::take(RecordedPacket packet)
{
    {
        const std::lock_guard lock(mutex_);
        if (batch_.closed) return;
        const bool full = bytes_ + packet.data.size() > kMostBytes || batch_.packets.size() >= kMostPackets;
        if (full || packet.data.size() > kLargestPacket) {
            ++batch_.lost[packet.participant];
            return;
        }
        bytes_ += packet.data.size();
        batch_.packets.push_back(std::move(packet));
    }
    ready_.notify_one();
}

void RecordedPackets::lost(const QString& participant, qint64 packets)
{
    constexpr qsizetype kMostParticipants = 256;
    const std::lock_guard lock(mutex_);
    if (!batch_.closed && (batch_.lost.contains(participant) || batch_.lost.size() < kMostParticipants))
        batch_.lost[participant] += packets;
}

RecordedPackets::Batch RecordedPackets::wait(std::chrono::milliseconds patience)
{
    std::unique_lock lock(mutex_);
    ready_.wait_for(lock, patience, [this] { return batch_.closed || !batch_.packets.empty(); });
    bytes_ = 0;
    Batch now;
    now.packets = std::exchange(batch_.packets, {});
    now.lost = std::exchange(batch_.lost, {});
    now.closed = batch_.closed;
    return now;
}

void RecordedPackets::close()
{
    {
        const std::lock_guard lock(mutex_);
        batch_.closed = true;
    }
    ready_.notify_all();
}

}  // namespace pitwatch
