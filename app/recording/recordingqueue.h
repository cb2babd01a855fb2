#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>

#include <video/packetsink.h>

namespace pitwatch {

/// Compressed pictures of one camera on their way to the disk, bounded in bytes and number. When the disk is too slow
/// the rest of a group of pictures is left out, up to the next key picture for which there is room: what is written can
/// always be decoded, and the picture after the hole is marked as a gap. Never blocks. Safe from any thread.
class RecordingQueue final : public PacketSink {
public:
    struct Bounds {
        std::size_t bytes = std::size_t(16) << 20;
        std::size_t packets = 2000;
    };

    /// `ready` is called after a picture was taken, on the thread that delivered it.
    RecordingQueue(Bounds bounds, std::function<void()> ready) : bounds_(bounds), ready_(std::move(ready)) {}

    void take(const TappedPacket& packet) override;
    /// Everything that waits.
    std::deque<TappedPacket> drain();
    /// While closed, pictures go past unrecorded (and uncounted).
    void setOpen(bool open);
    /// Pictures lost to the bounds.
    std::uint64_t dropped() const;

private:
    bool accept(const TappedPacket& packet);

    const Bounds bounds_;
    const std::function<void()> ready_;
    mutable std::mutex mutex_;
    std::deque<TappedPacket> packets_;
    std::size_t bytes_ = 0;
    std::uint64_t dropped_ = 0;
    bool open_ = true;
    bool waitForKey_ = true;
    bool gap_ = false;
};

}  // namespace pitwatch
