#pragma once

#include <QString>
#include <QTimeZone>

#include <alarm/alarm.h>
#include <core/utctime.h>
#include <region/region.h>
#include <store/storereader.h>

/// Words and figures of a report, translated.
namespace pitwatch::words {

QString grade(Grade grade);  ///< shape, roman figure and colour: never colour alone
QString state(AlarmState state);
QString change(AlarmChange change);
QString mineState(MineStateKind kind);
QString number(const std::optional<int>& value);  ///< "–" when there is none
QString power(double kilowatts);                  ///< one decimal, no unit
QString duration(Micros duration);
QString period(const Period& period, const QTimeZone& zone);
/// "HH:mm–HH:mm", with the date in front when the period is longer than a day.
QString hour(UtcTime from, const Period& period, const QTimeZone& zone);
/// To the second with the date; "–" when there is none.
QString moment(const std::optional<UtcTime>& time, const QTimeZone& zone);

}  // namespace pitwatch::words
