#pragma once

#include <cmath>
#include <cstdint>

namespace pitwatch::sim {

/// The simulator's dice: SplitMix64 (Steele, Lea, Flood 2014). Same seed, same numbers on every platform, which the
/// distributions of the standard library do not promise.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next()
    {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    /// In [0, 1).
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    double between(double low, double high) { return low + (high - low) * unit(); }
    /// In [0, count); count must not be 0.
    std::size_t index(std::size_t count) { return static_cast<std::size_t>(next() % count); }
    bool chance(double probability) { return unit() < probability; }
    /// Mean 0, standard deviation 1, cut at about ±3.5 (sum of twelve).
    double normal()
    {
        double sum = -6;
        for (int i = 0; i < 12; ++i) sum += unit();
        return sum;
    }

private:
    std::uint64_t state_;
};

}  // namespace pitwatch::sim
