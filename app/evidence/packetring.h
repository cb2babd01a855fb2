#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include <video/packetsink.h>

#include "ringbudget.h"
#include "ringclock.h"

namespace pitwatch {

/// One compressed picture in a ring.
struct RingPicture {
    std::uint64_t serial = 0;  ///< rises by one
    UtcTime at;                ///< on our time line
    TappedPacket packet;
};

/// A time that a ring covers without a break.
struct RingSpan {
    UtcTime from;
    UtcTime to;
    bool operator==(const RingSpan&) const = default;
};

/// The last seconds of one stream, compressed, for replay and evidence. Bounded in time, bytes and number; what is too
/// much goes by whole groups, the oldest first, so that the ring begins with a key picture at all times. Shares the
/// bytes of the packets. Costs the same for each picture, however full it is. All members are safe from any thread.
class PacketRing final : public PacketSink {
public:
    struct Bounds {
        Micros span = std::chrono::seconds(60);
        std::size_t bytes = std::size_t(48) << 20;
        std::size_t pictures = 8000;
    };

    explicit PacketRing(Bounds bounds, std::shared_ptr<RingBudget> budget = {});
    ~PacketRing() override;

    void take(const TappedPacket& packet) override { takeFrom(this, packet); }
    /// Two streams of one camera (on two walls) must not be mixed: the ring stays with the one that fills it until that
    /// is released or silent.
    void takeFrom(const void* source, const TappedPacket& packet);
    void release(const void* source);

    /// Pictures after that serial, in decoding order, at most `most`. The first one has another serial than the next
    /// when pictures were lost to the bounds meanwhile.
    std::vector<RingPicture> after(std::uint64_t serial, std::size_t most) const;
    /// Where decoding has to begin to show `time`: the newest key picture not after it, else the oldest.
    std::optional<std::uint64_t> keyFor(UtcTime time) const;
    /// Times of the pictures next to `time` that are strictly before or after it.
    std::optional<UtcTime> pictureBefore(UtcTime time) const;
    std::optional<UtcTime> pictureAfter(UtcTime time) const;

    /// From the first to the last picture; nothing when there are none.
    std::optional<RingSpan> extent() const;
    /// What is covered, in order; a new span begins where pictures are missing.
    std::vector<RingSpan> coverage() const;

    std::size_t bytes() const { return bytes_.load(std::memory_order_relaxed); }
    std::size_t size() const;

    /// Drops what is older than the span, for a ring that gets nothing any more.
    void expire(UtcTime now);
    /// Makes room for others; the bytes that it gave.
    std::size_t dropOldestGroup();

private:
    void trimLocked();
    std::size_t dropGroupLocked();
    std::ptrdiff_t storeLocked(const TappedPacket& packet);
    bool ownLocked(const void* source, const TappedPacket& packet);

    const Bounds bounds_;
    const std::shared_ptr<RingBudget> budget_;
    mutable std::mutex mutex_;
    std::deque<RingPicture> pictures_;
    std::deque<std::uint64_t> keys_;  ///< serials of the key pictures
    RingClock clock_;
    const void* owner_ = nullptr;
    UtcTime ownerHeard_;
    std::uint64_t nextSerial_ = 1;
    bool waitForKey_ = true;
    bool gapPending_ = false;
    std::atomic<std::size_t> bytes_{0};
};

}  // namespace pitwatch
