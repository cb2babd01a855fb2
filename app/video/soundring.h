#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>
#include <vector>

namespace pitwatch {

/// Samples on their way from a decoder to a loudspeaker, 16 bits, one channel. Bounded: what does not fit pushes out
/// the oldest down to `keep`, so that sound never lags behind for good. Safe from any thread.
class SoundRing {
public:
    SoundRing(std::size_t capacity, std::size_t keep);

    void write(std::span<const std::int16_t> samples);
    /// Fills `target` from the front; returns how many samples there were.
    std::size_t read(std::span<std::int16_t> target);
    std::size_t size() const;
    std::uint64_t dropped() const;

private:
    void drop(std::size_t count);

    mutable std::mutex mutex_;
    std::vector<std::int16_t> samples_;
    const std::size_t keep_;
    std::size_t first_ = 0;
    std::size_t count_ = 0;
    std::uint64_t dropped_ = 0;
};

}  // namespace pitwatch
