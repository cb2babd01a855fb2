#pragma once

#include <core/utctime.h>
#include <video/av.h>

namespace pitwatch {

/// The time base of a playback: which moment of the recordings belongs to which moment of the screen. A value; pure.
class PlaybackClock {
public:
    static constexpr double kSlowest = 0.25;
    static constexpr double kFastest = 16;

    UtcTime at(MonoTime now) const;
    /// When the screen reaches this moment of the recordings. Only while playing.
    MonoTime when(UtcTime time) const;

    bool playing() const { return playing_; }
    double rate() const { return rate_; }

    void play(MonoTime now);
    void pause(MonoTime now);
    /// Between a quarter and sixteen times.
    void setRate(double rate, MonoTime now);
    void jump(UtcTime time, MonoTime now);

private:
    void anchor(MonoTime now);

    UtcTime time_{};
    MonoTime mono_{};
    double rate_ = 1;
    bool playing_ = false;
};

}  // namespace pitwatch
