#pragma once

#include <cstdint>

#include <core/utctime.h>

namespace pitwatch::sim {

/// The moments at which every camera takes its frames: frame k at k / framesPerSecond after the beginning of 1970.
class CameraGrid {
public:
    explicit CameraGrid(int framesPerSecond) : framesPerSecond_(static_cast<std::uint64_t>(framesPerSecond)) {}

    UtcTime at(std::uint64_t frame) const
    {
        return fromMicros(static_cast<qint64>(frame * 1'000'000 / framesPerSecond_));
    }
    /// The last frame that was taken at or before the time.
    std::uint64_t latest(UtcTime time) const
    {
        const auto frame = static_cast<std::uint64_t>(toMicros(time)) * framesPerSecond_ / 1'000'000;
        return at(frame + 1) <= time ? frame + 1 : frame;
    }
    int framesPerSecond() const { return static_cast<int>(framesPerSecond_); }

private:
    std::uint64_t framesPerSecond_;
};

}  // namespace pitwatch::sim
