#include "soundring.h"

#include <algorithm>

namespace pitwatch {

SoundRing::SoundRing(std::size_t capacity, std::size_t keep) : samples_(capacity), keep_(std::min(keep, capacity)) {}

void SoundRing::write(std::span<const std::int16_t> samples)
{
    const std::lock_guard lock(mutex_);
    if (count_ + samples.size() > samples_.size()) {
        const std::size_t spare = samples.size() < keep_ ? keep_ - samples.size() : 0;
        drop(count_ > spare ? count_ - spare : 0);
        const std::size_t fits = std::min(samples.size(), samples_.size());
        dropped_ += samples.size() - fits;
        samples = samples.last(fits);
    }
    for (const std::int16_t sample : samples) samples_[(first_ + count_++) % samples_.size()] = sample;
}

void SoundRing::drop(std::size_t count)
{
    first_ = (first_ + count) % samples_.size();
    count_ -= count;
    dropped_ += count;
}

std::size_t SoundRing::read(std::span<std::int16_t> target)
{
    const std::lock_guard lock(mutex_);
    const std::size_t count = std::min(target.size(), count_);
    for (std::size_t i = 0; i < count; ++i) target[i] = samples_[(first_ + i) % samples_.size()];
    first_ = (first_ + count) % samples_.size();
    count_ -= count;
    return count;
}

std::size_t SoundRing::size() const
{
    const std::lock_guard lock(mutex_);
    return count_;
}

std::uint64_t SoundRing::dropped() const
{
    const std::lock_guard lock(mutex_);
    return dropped_;
}

}  // namespace pitwatch
