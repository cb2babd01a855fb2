#pragma once

#include <chrono>
#include <optional>

#include <core/utctime.h>

namespace pitwatch::ui {

/// When a tour goes on to its next stop. Knows neither stops nor screens, only their number; whoever drives it tells
/// the time at least each second. Time counts only while nobody holds the tour: a stop that was looked at goes on where
/// it was left, and a clock that jumps skips no stop. A value.
class WallTour {
public:
    static constexpr Micros kShortestDwell = std::chrono::seconds(5);
    static constexpr Micros kLongestDwell = std::chrono::minutes(10);
    static constexpr Micros kUsualDwell = std::chrono::seconds(15);
    /// Somebody who touches the wall is left alone this long.
    static constexpr Micros kPause = std::chrono::seconds(30);
    /// And whoever left a tool open (a replay, a camera that is moved) this long after his last key.
    static constexpr Micros kToolPause = std::chrono::seconds(120);
    /// The next stop is opened this long before it is shown.
    static constexpr Micros kAhead = std::chrono::seconds(4);

    /// The dwell is brought into its bounds. Less than one stop: nothing runs.
    void start(int stops, Micros dwell, UtcTime now);
    void stop() { stops_ = 0; }
    bool running() const { return stops_ > 0; }

    int stops() const { return stops_; }
    int current() const { return current_; }
    int following() const { return stops_ ? (current_ + 1) % stops_ : 0; }

    /// Lets time pass; the stop to show when it is time for another.
    std::optional<int> tick(UtcTime now);
    /// Goes forward or back by hand; the stop to show.
    std::optional<int> step(int by, UtcTime now);

    /// Somebody works on the wall.
    void touch(UtcTime now);
    /// Somebody is there, whatever he does; counts while a tool is open.
    void used(UtcTime now) { usedAt_ = now; }
    void setToolOpen(bool open) { toolOpen_ = open; }
    /// Held for as long as something matters more, an alarm in front or a tile in full.
    void setHeld(bool held) { held_ = held; }
    bool paused(UtcTime now) const;

    Micros left() const { return dwell_ - shown_; }
    bool nextIsNear() const { return running() && stops_ > 1 && left() <= kAhead; }

private:
    int stops_ = 0;
    int current_ = 0;
    Micros dwell_ = kUsualDwell;
    Micros shown_{0};
    UtcTime last_;
    std::optional<UtcTime> touchedAt_;
    std::optional<UtcTime> usedAt_;
    bool toolOpen_ = false;
    bool held_ = false;
};

}  // namespace pitwatch::ui
