#include "reportwords.h"

#include <QCoreApplication>

namespace pitwatch::words {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ShiftReport)
};

const QString kNone = QStringLiteral("–");

}  // namespace

QString grade(Grade grade)
{
    switch (grade) {
        case Grade::I:
            return QStringLiteral("◆ ") + Text::tr("I red");
        case Grade::II:
            return QStringLiteral("▲ ") + Text::tr("II orange");
        case Grade::III:
            return QStringLiteral("● ") + Text::tr("III yellow");
        case Grade::IV:
            return QStringLiteral("■ ") + Text::tr("IV blue");
    }
    return kNone;
}

QString state(AlarmState state)
{
    switch (state) {
        case AlarmState::RaisedUnacknowledged:
            return Text::tr("Standing, not acknowledged");
        case AlarmState::RaisedAcknowledged:
            return Text::tr("Standing, acknowledged");
        case AlarmState::ClearedUnacknowledged:
            return Text::tr("Cleared, not acknowledged");
        case AlarmState::Closed:
            return Text::tr("Closed");
    }
    return kNone;
}

QString change(AlarmChange change)
{
    switch (change) {
        case AlarmChange::Raised:
            return Text::tr("Raised");
        case AlarmChange::GradeRaised:
            return Text::tr("Grade raised");
        case AlarmChange::Acknowledged:
            return Text::tr("Acknowledged");
        case AlarmChange::Cleared:
            return Text::tr("Cleared");
        case AlarmChange::Closed:
            return Text::tr("Closed");
    }
    return kNone;
}

QString mineState(MineStateKind kind)
{
    switch (kind) {
        case MineStateKind::Producing:
            return Text::tr("Producing");
        case MineStateKind::Building:
            return Text::tr("Building");
        case MineStateKind::Suspended:
            return Text::tr("Suspended");
        case MineStateKind::Halted:
            return Text::tr("Construction halted");
        case MineStateKind::Closed:
            return Text::tr("Closed mine");
        case MineStateKind::Maintenance:
            return Text::tr("Maintenance");
    }
    return kNone;
}

QString number(const std::optional<int>& value)
{
    return value ? QString::number(*value) : kNone;
}

QString power(double kilowatts)
{
    return QString::number(kilowatts, 'f', 1);
}

QString duration(Micros duration)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(duration).count();
    if (seconds < 60) return Text::tr("%1 s").arg(seconds);
    const auto minutes = seconds / 60;
    if (minutes < 60) return Text::tr("%1 min").arg(minutes);
    return Text::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

QString period(const Period& period, const QTimeZone& zone)
{
    const QString form = QStringLiteral("yyyy-MM-dd HH:mm");
    const QDateTime from = toDateTime(period.from, zone);
    const QDateTime to = toDateTime(period.to, zone);
    return from.toString(form) + QStringLiteral(" – ") +
           to.toString(from.date() == to.date() ? QStringLiteral("HH:mm") : form);
}

QString hour(UtcTime from, const Period& period, const QTimeZone& zone)
{
    const QDateTime begin = toDateTime(from, zone);
    const QDateTime end = toDateTime(std::min(from + std::chrono::hours(1), period.to), zone);
    const bool dated = period.to - period.from > std::chrono::days(1);
    return begin.toString(dated ? QStringLiteral("MM-dd HH:mm") : QStringLiteral("HH:mm")) + QStringLiteral("–") +
           end.toString(QStringLiteral("HH:mm"));
}

QString moment(const std::optional<UtcTime>& time, const QTimeZone& zone)
{
    return time ? toDateTime(*time, zone).toString(QStringLiteral("MM-dd HH:mm:ss")) : kNone;
}

}  // namespace pitwatch::words
