#pragma once

#include <QString>
#include <QTimeZone>

#include <vector>

#include <store/storereader.h>

namespace pitwatch::ui {

/// Which moment lies where on a timeline. A value; pure geometry in device-independent pixels.
class TimeScale {
public:
    static constexpr Micros kShortest = std::chrono::seconds(10);
    static constexpr Micros kLongest = std::chrono::days(31);

    TimeScale() = default;
    TimeScale(const Period& period, int width) : period_(period), width_(width) {}

    const Period& period() const { return period_; }
    Micros length() const { return period_.to - period_.from; }
    int width() const { return width_; }
    void setWidth(int width) { width_ = width > 1 ? width : 1; }

    double x(UtcTime time) const;
    UtcTime time(double x) const;

    /// Shows `factor` times as much; what lies at `x` stays there.
    void zoom(double factor, double x);
    /// What lies at 0 comes to lie at `pixels`.
    void pan(double pixels);
    /// The same length, so that the time lies inside with some room on both sides; false when nothing had to move.
    bool reveal(UtcTime time);

    struct Tick {
        UtcTime at;
        QString label;
    };
    /// On round times of the zone, so far apart that their labels have room.
    std::vector<Tick> ticks(const QTimeZone& zone) const;

private:
    Period period_{UtcTime{}, UtcTime{} + std::chrono::hours(1)};
    int width_ = 1;
};

}  // namespace pitwatch::ui
