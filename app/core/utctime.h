#pragma once

#include <QDateTime>
#include <QString>
#include <QTimeZone>

#include <chrono>

#include "result.h"

/// Time inside Pitwatch is UTC in microseconds. On screen it is the region's zone, never the PC's.
namespace pitwatch {

using Micros = std::chrono::microseconds;
using UtcTime = std::chrono::sys_time<Micros>;

/// Accepts ISO 8601 with a date, a time, optional fractions and a mandatory offset ("Z" or ±hh:mm).
/// A text without an offset is an error: guessing a zone would move evidence by hours.
Result<UtcTime> parseIsoTime(const QString& text);

/// "2026-11-23T10:00:00.123+08:00" in the given zone, always with milliseconds.
QString formatIsoTime(UtcTime time, const QTimeZone& zone);

/// "yyyy-MM-dd HH:mm:ss" in the given zone.
QString formatDateTime(UtcTime time, const QTimeZone& zone);
/// "HH:mm:ss" in the given zone.
QString formatClock(UtcTime time, const QTimeZone& zone);

QDateTime toDateTime(UtcTime time, const QTimeZone& zone);
UtcTime fromDateTime(const QDateTime& time);

/// Microseconds since 1970-01-01T00:00:00Z, the form that the store and logs keep.
inline qint64 toMicros(UtcTime time)
{
    return time.time_since_epoch().count();
}
inline UtcTime fromMicros(qint64 micros)
{
    return UtcTime(Micros(micros));
}

}  // namespace pitwatch
