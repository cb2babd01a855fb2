#include "timescale.h"

#include <algorithm>
#include <array>

namespace pitwatch::ui {

using namespace std::chrono_literals;

namespace {

constexpr double kRoomForLabel = 84;

constexpr std::array<Micros, 20> kSteps{1s,
                                        2s,
                                        5s,
                                        10s,
                                        15s,
                                        30s,
                                        1min,
                                        2min,
                                        5min,
                                        10min,
                                        15min,
                                        30min,
                                        1h,
                                        2h,
                                        3h,
                                        6h,
                                        12h,
                                        24h,
                                        std::chrono::days(2),
                                        std::chrono::days(7)};

QString labelOf(UtcTime time, Micros step, const QTimeZone& zone)
{
    const QDateTime local = toDateTime(time, zone);
    if (local.time() == QTime(0, 0)) return local.toString(QStringLiteral("MM-dd"));
    return local.toString(step < 1min ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
}

}  // namespace

double TimeScale::x(UtcTime time) const
{
    return double((time - period_.from).count()) / double(length().count()) * width_;
}

UtcTime TimeScale::time(double x) const
{
    return period_.from + Micros(qint64(x / width_ * double(length().count())));
}

void TimeScale::zoom(double factor, double x)
{
    const UtcTime fixed = time(x);
    // Bounded before it becomes a whole number: a wild factor would not fit into one.
    const double wanted =
        std::clamp(double(length().count()) * factor, double(kShortest.count()), double(kLongest.count()));
    const auto now = Micros(qint64(wanted));
    period_.from = fixed - Micros(qint64(double(now.count()) * x / width_));
    period_.to = period_.from + now;
}

void TimeScale::pan(double pixels)
{
    const auto shift = Micros(qint64(pixels / width_ * double(length().count())));
    period_.from -= shift;
    period_.to -= shift;
}

bool TimeScale::reveal(UtcTime time)
{
    const Micros room = length() / 20;
    if (time >= period_.from + room && time < period_.to - room) return false;
    // Half a screen at a time: a playhead that runs out does not drag the picture along with every frame.
    const Micros all = length();
    period_.from = time - all / 2;
    period_.to = period_.from + all;
    return true;
}

std::vector<TimeScale::Tick> TimeScale::ticks(const QTimeZone& zone) const
{
    const auto least = Micros(qint64(kRoomForLabel / width_ * double(length().count())));
    const auto found = std::find_if(kSteps.begin(), kSteps.end(), [&](Micros step) { return step >= least; });
    const Micros step = found == kSteps.end() ? kSteps.back() : *found;
    std::vector<Tick> list;
    const auto offset = std::chrono::seconds(zone.offsetFromUtc(toDateTime(period_.from, zone)));
    const Micros local = period_.from.time_since_epoch() + offset;
    UtcTime at = period_.from - local % step;
    for (; at < period_.to && list.size() < 200; at += step)
        if (at >= period_.from) list.push_back({at, labelOf(at, step, zone)});
    return list;
}

}  // namespace pitwatch::ui
