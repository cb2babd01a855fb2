#pragma once

#include <cstdint>
#include <mutex>
#include <optional>

#include <core/utctime.h>
#include <video/av.h>

namespace pitwatch {

/// Where a replay stands: the time base of one stream, or of several that are replayed together. All members are safe
/// from any thread.
class ReplayClock {
public:
    explicit ReplayClock(UtcTime at) : at_(at), since_(MonoClock::now()) {}

    struct Reading {
        UtcTime at;
        bool paused = false;
        double speed = 1;
        std::uint64_t seeks = 0;  ///< another number: not reached by playing on
    };
    Reading read(MonoTime now = MonoClock::now()) const;
    /// When a time will be reached; nothing while paused.
    std::optional<MonoTime> when(UtcTime at) const;

    void seek(UtcTime at);
    /// A little further, reached as if it had been played: one picture of a paused replay.
    void stepTo(UtcTime at);
    void setPaused(bool paused);
    /// 0.1 to 16.
    void setSpeed(double speed);

private:
    UtcTime nowLocked(MonoTime now) const;
    void anchorLocked(UtcTime at);

    mutable std::mutex mutex_;
    UtcTime at_;      ///< at `since_`
    MonoTime since_;  ///< counts while not paused
    bool paused_ = false;
    double speed_ = 1;
    std::uint64_t seeks_ = 1;
};

}  // namespace pitwatch
