#include "utctime.h"

#include <QRegularExpression>

namespace pitwatch {

namespace {

Error badTime(const QString& text)
{
    return Error{
        ErrorKind::InvalidInput,
        QStringLiteral("found \"%1\", expected an ISO 8601 time with offset, e.g. 2026-11-23T10:00:00.000+08:00")
            .arg(text.left(64)),
        {}};
}

}  // namespace

Result<UtcTime> parseIsoTime(const QString& text)
{
    static const QRegularExpression form(
        QStringLiteral(R"(^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$)"));
    if (text.size() > 64 || !form.match(text).hasMatch()) return badTime(text);
    const QDateTime parsed = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!parsed.isValid()) return badTime(text);
    return fromDateTime(parsed);
}

QString formatIsoTime(UtcTime time, const QTimeZone& zone)
{
    const QDateTime local = toDateTime(time, zone);
    const int offset = local.offsetFromUtc();
    const QChar sign = QLatin1Char(offset < 0 ? '-' : '+');
    const int minutes = std::abs(offset) / 60;
    return local.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")) + sign +
           QStringLiteral("%1:%2")
               .arg(minutes / 60, 2, 10, QLatin1Char('0'))
               .arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

QString formatDateTime(UtcTime time, const QTimeZone& zone)
{
    return toDateTime(time, zone).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString formatClock(UtcTime time, const QTimeZone& zone)
{
    return toDateTime(time, zone).toString(QStringLiteral("HH:mm:ss"));
}

QDateTime toDateTime(UtcTime time, const QTimeZone& zone)
{
    const auto millis = std::chrono::floor<std::chrono::milliseconds>(time);
    return QDateTime::fromMSecsSinceEpoch(millis.time_since_epoch().count(), zone);
}

UtcTime fromDateTime(const QDateTime& time)
{
    return UtcTime(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

}  // namespace pitwatch
