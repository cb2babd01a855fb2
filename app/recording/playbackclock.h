#pragma once

#include <optional>

#include <core/utctime.h>
#include <video/av.h>

namespace pitwatch {

/// The time base of a playback: which moment of the recordings belongs to which moment of the screen. Faster than the
/// present moves it runs up to an edge that moves with it, and goes on there at its pace. A value; pure.
class PlaybackClock {
public:
    static constexpr double kSlowest = 0.25;
    static constexpr double kFastest = 16;

    UtcTime at(MonoTime now) const;
    /// When the screen reaches this moment of the recordings. Only while playing.
    MonoTime when(UtcTime time) const;

    bool playing() const { return playing_; }
    double rate() const { return rate_; }
    /// 1 where the edge has been reached, else rate().
    double rateAt(MonoTime now) const;

    void play(MonoTime now);
    void pause(MonoTime now);
    /// Between a quarter and sixteen times.
    void setRate(double rate, MonoTime now);
    void jump(UtcTime time, MonoTime now);
    /// Where the edge is now; without one there is none. What is beyond it already is not taken back.
    void setEdge(UtcTime edge, MonoTime now);

private:
    void anchor(MonoTime now);
    UtcTime edgeAt(MonoTime now) const;

    UtcTime time_{};
    MonoTime mono_{};
    double rate_ = 1;
    bool playing_ = false;
    std::optional<UtcTime> edge_;  ///< at edgeMono_
    MonoTime edgeMono_{};
};

}  // namespace pitwatch
