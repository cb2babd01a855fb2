#pragma once

#include <QDate>

#include <optional>
#include <vector>

#include <region/region.h>
#include <store/storereader.h>

/// Which shift a moment belongs to. Pure functions of (shifts, zone, time). A shift that crosses midnight belongs to
/// the date on which it began (domain practice: 班次日期 = start date).
namespace pitwatch {

/// One shift on one day.
struct ShiftPeriod {
    QString name;
    QDate date;  ///< local date of its beginning
    Period period;
    bool operator==(const ShiftPeriod&) const = default;
};

/// 三八制: night 0–8, day 8–16, evening 16–24. Used where a mine states no shifts of its own.
std::vector<Shift> defaultShifts();

/// The shifts that the duty room goes by: those of the mines when all that state shifts agree on the hours, otherwise
/// the default.
std::vector<Shift> shiftsOf(const Region& region);
/// The shifts of one mine.
std::vector<Shift> shiftsOf(const Mine& mine);

/// The shift that is on at that time; nothing where the mine works no shift then.
std::optional<ShiftPeriod> shiftAt(const std::vector<Shift>& shifts, const QTimeZone& zone, UtcTime time);
/// The last shift that had ended when the current one began (or by `time` when none is on).
std::optional<ShiftPeriod> shiftBefore(const std::vector<Shift>& shifts, const QTimeZone& zone, UtcTime time);
/// The shift that covers exactly this period, for naming a report.
std::optional<ShiftPeriod> shiftOver(const std::vector<Shift>& shifts, const QTimeZone& zone, const Period& period);

}  // namespace pitwatch
