#pragma once

#include <atomic>
#include <cstddef>
#include <mutex>
#include <vector>

namespace pitwatch {

class PacketRing;

/// The bytes that all rings together may hold. When they are more, the oldest pictures of the largest ring go first.
/// Outlives its rings. All members are safe from any thread.
class RingBudget {
public:
    explicit RingBudget(std::size_t bytes) : bytes_(bytes) {}

    std::size_t limit() const { return bytes_; }
    std::size_t used() const { return used_.load(std::memory_order_relaxed); }

    void join(PacketRing* ring);
    void leave(PacketRing* ring);
    /// A ring has grown, or shrunk by itself. Not to be called with the ring locked.
    void changed(std::ptrdiff_t by);

private:
    void shrink();

    const std::size_t bytes_;
    std::atomic<std::size_t> used_{0};
    std::mutex mutex_;
    std::vector<PacketRing*> rings_;
};

/// A gigabyte, but never more than an eighth of the memory of the machine.
std::size_t defaultRingBytes();

}  // namespace pitwatch
