#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>

#include "mediapacket.h"

namespace pitwatch {

/// Compressed pictures between the reader and the decoder of one stream, bounded in number, size and duration.
/// When it is full it drops to live: everything before the newest key picture goes, or everything when there is none,
/// and then nothing is taken until the next key picture, because pictures without their key decode to rubbish.
/// All members are safe from any thread.
class PacketQueue {
public:
    struct Bounds {
        std::size_t packets = 600;
        std::size_t bytes = std::size_t(16) << 20;
        std::chrono::milliseconds duration{5000};  ///< between the due times of the first and the last
    };

    explicit PacketQueue(Bounds bounds) : bounds_(bounds) {}

    /// True when the head of the queue is another one now: whoever waits for it should look again.
    bool push(MediaPacket packet);
    /// The head when it is due; nothing otherwise.
    std::optional<MediaPacket> popDue(MonoTime now);
    std::optional<MonoTime> nextDue() const;
    /// Drops what lies before the newest key picture that is due already. For a decoder that is too late.
    void skipToDueKey(MonoTime now);
    /// While set, a key picture replaces everything before it: enough to go on from at once, and no more. A group may
    /// last longer than the bound then, and until its pictures were taken or the next key picture comes.
    void setKeepNewestGroupOnly(bool only);
    void clear();

    std::size_t size() const;
    /// Packets lost to the bounds or to lateness since the start.
    std::uint64_t dropped() const;

private:
    bool fullLocked(const MediaPacket& next) const;
    void makeRoomLocked(const MediaPacket& next);
    void eraseBeforeLocked(std::size_t index, bool count);
    std::size_t newestKeyLocked() const;

    const Bounds bounds_;
    mutable std::mutex mutex_;
    std::deque<MediaPacket> packets_;
    std::size_t bytes_ = 0;
    std::uint64_t dropped_ = 0;
    std::size_t refusedInRow_ = 0;
    bool waitForKey_ = false;
    bool gapPending_ = false;
    bool keepNewestGroupOnly_ = false;
    bool resuming_ = false;  ///< what was kept while hidden is still being taken
};

}  // namespace pitwatch
