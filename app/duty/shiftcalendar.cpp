#include "shiftcalendar.h"

#include <QCoreApplication>

#include <algorithm>

namespace pitwatch {

namespace {

constexpr int kMinutesPerDay = 24 * 60;

UtcTime localTime(QDate date, int minute, const QTimeZone& zone)
{
    return fromDateTime(
        QDateTime(date.addDays(minute / kMinutesPerDay), QTime(0, 0).addSecs(minute % kMinutesPerDay * 60), zone));
}

ShiftPeriod on(const Shift& shift, QDate date, const QTimeZone& zone)
{
    const int end = shift.endMinute > shift.startMinute ? shift.endMinute : shift.endMinute + kMinutesPerDay;
    return {shift.name, date, {localTime(date, shift.startMinute, zone), localTime(date, end, zone)}};
}

/// Every shift that may touch the time or have ended last before it, oldest first.
std::vector<ShiftPeriod> around(const std::vector<Shift>& shifts, const QTimeZone& zone, UtcTime time)
{
    std::vector<ShiftPeriod> list;
    const QDate today = toDateTime(time, zone).date();
    for (int day = -2; day <= 0; ++day)
        for (const Shift& shift : shifts) list.push_back(on(shift, today.addDays(day), zone));
    std::stable_sort(list.begin(), list.end(),
                     [](const ShiftPeriod& a, const ShiftPeriod& b) { return a.period.from < b.period.from; });
    return list;
}

bool sameHours(const std::vector<Shift>& a, const std::vector<Shift>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Shift& x, const Shift& y) {
        return x.startMinute == y.startMinute && x.endMinute == y.endMinute;
    });
}

}  // namespace

std::vector<Shift> defaultShifts()
{
    const auto shift = [](const char* name, int from, int to) {
        return Shift{QCoreApplication::translate("ShiftCalendar", name), from * 60, to * 60, ShiftKind::Production, {}};
    };
    return {shift(QT_TRANSLATE_NOOP("ShiftCalendar", "Night shift"), 0, 8),
            shift(QT_TRANSLATE_NOOP("ShiftCalendar", "Day shift"), 8, 16),
            shift(QT_TRANSLATE_NOOP("ShiftCalendar", "Evening shift"), 16, 24)};
}

std::vector<Shift> shiftsOf(const Mine& mine)
{
    return mine.shifts.empty() ? defaultShifts() : mine.shifts;
}

std::vector<Shift> shiftsOf(const Region& region)
{
    const std::vector<Shift>* common = nullptr;
    for (const Mine& mine : region.mines) {
        if (mine.shifts.empty()) continue;
        if (common && !sameHours(*common, mine.shifts)) return defaultShifts();
        if (!common) common = &mine.shifts;
    }
    return common ? *common : defaultShifts();
}

std::optional<ShiftPeriod> shiftAt(const std::vector<Shift>& shifts, const QTimeZone& zone, UtcTime time)
{
    for (const ShiftPeriod& shift : around(shifts, zone, time))
        if (shift.period.from <= time && time < shift.period.to) return shift;
    return std::nullopt;
}

std::optional<ShiftPeriod> shiftBefore(const std::vector<Shift>& shifts, const QTimeZone& zone, UtcTime time)
{
    const auto current = shiftAt(shifts, zone, time);
    const UtcTime end = current ? current->period.from : time;
    std::optional<ShiftPeriod> before;
    for (const ShiftPeriod& shift : around(shifts, zone, end))
        if (shift.period.to <= end && (!before || shift.period.to > before->period.to)) before = shift;
    return before;
}

std::optional<ShiftPeriod> shiftOver(const std::vector<Shift>& shifts, const QTimeZone& zone, const Period& period)
{
    for (const ShiftPeriod& shift : around(shifts, zone, period.from))
        if (shift.period == period) return shift;
    return std::nullopt;
}

}  // namespace pitwatch
