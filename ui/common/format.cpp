#include "format.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace pitwatch::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Format", text);
}

}  // namespace

QString withUnit(double value, const QString& unit, int decimals)
{
    return QLocale().toString(value, 'f', decimals) + kUnitSpace + unit;
}

QString withUnit(std::optional<double> value, const QString& unit, int decimals)
{
    return value ? withUnit(*value, unit, decimals) : noValue();
}

QString number(qint64 value)
{
    return QLocale().toString(value);
}

QString noValue()
{
    return u"–"_s;
}

QString kilowatts(std::optional<double> value)
{
    return withUnit(value, u"kW"_s, value && qAbs(*value) < 100 ? 1 : 0);
}

QString persons(std::optional<int> count)
{
    if (!count) return noValue();
    return QCoreApplication::translate("Format", "%n person(s)", nullptr, *count);
}

QString personsOfLimit(std::optional<int> count, std::optional<int> limit)
{
    if (!limit) return persons(count);
    return QCoreApplication::translate("Format", "%1 / %n person(s)", nullptr, *limit)
        .arg(count ? number(*count) : noValue());
}

QString durationText(Micros duration)
{
    const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(duration).count();
    if (seconds < 60) return QCoreApplication::translate("Format", "%1 s").arg(seconds);
    const qint64 minutes = seconds / 60;
    if (minutes < 60) return QCoreApplication::translate("Format", "%1 min").arg(minutes);
    const qint64 hours = minutes / 60;
    if (hours < 24) {
        if (minutes % 60 == 0) return QCoreApplication::translate("Format", "%1 h").arg(hours);
        return QCoreApplication::translate("Format", "%1 h %2 min").arg(hours).arg(minutes % 60);
    }
    return QCoreApplication::translate("Format", "%1 d %2 h").arg(hours / 24).arg(hours % 24);
}

QString ageText(UtcTime at, UtcTime now)
{
    const Micros age = now - at;
    if (age < -1s) return QCoreApplication::translate("Format", "%1 ahead of our clock").arg(durationText(-age));
    if (age < 2s) return QCoreApplication::translate("Format", "just now");
    return QCoreApplication::translate("Format", "%1 ago").arg(durationText(age));
}

QString mineStateText(MineStateKind kind)
{
    switch (kind) {
        case MineStateKind::Producing:
            return QCoreApplication::translate("Format", "Producing");
        case MineStateKind::Building:
            return QCoreApplication::translate("Format", "Building");
        case MineStateKind::Suspended:
            return QCoreApplication::translate("Format", "Suspended");
        case MineStateKind::Halted:
            return QCoreApplication::translate("Format", "Halted");
        case MineStateKind::Closed:
            return QCoreApplication::translate("Format", "Closed");
        case MineStateKind::Maintenance:
            return QCoreApplication::translate("Format", "Maintenance");
    }
    return {};
}

QString areaKindText(AreaKind kind)
{
    switch (kind) {
        case AreaKind::CoalFace:
            return QCoreApplication::translate("Format", "Coal face");
        case AreaKind::Heading:
            return QCoreApplication::translate("Format", "Heading");
        case AreaKind::Key:
            return QCoreApplication::translate("Format", "Key area");
        case AreaKind::Restricted:
            return QCoreApplication::translate("Format", "Restricted area");
        case AreaKind::Mouth:
            return QCoreApplication::translate("Format", "Shaft mouth");
        case AreaKind::Other:
            return QCoreApplication::translate("Format", "Other area");
    }
    return {};
}

QString cameraPlaceText(CameraPlace place)
{
    static const char* const kNames[] = {
        QT_TRANSLATE_NOOP("Format", "Main shaft mouth"), QT_TRANSLATE_NOOP("Format", "Auxiliary shaft mouth"),
        QT_TRANSLATE_NOOP("Format", "Air shaft mouth"),  QT_TRANSLATE_NOOP("Format", "Coal yard gate"),
        QT_TRANSLATE_NOOP("Format", "Vehicle gate"),     QT_TRANSLATE_NOOP("Format", "Belt head"),
        QT_TRANSLATE_NOOP("Format", "Belt tail"),        QT_TRANSLATE_NOOP("Format", "Pit bottom"),
        QT_TRANSLATE_NOOP("Format", "Shaft station"),    QT_TRANSLATE_NOOP("Format", "Danger area"),
        QT_TRANSLATE_NOOP("Format", "Working face"),     QT_TRANSLATE_NOOP("Format", "Substation"),
        QT_TRANSLATE_NOOP("Format", "Pump room"),        QT_TRANSLATE_NOOP("Format", "Hoist room"),
        QT_TRANSLATE_NOOP("Format", "Fan room"),         QT_TRANSLATE_NOOP("Format", "Dispatch room"),
        QT_TRANSLATE_NOOP("Format", "Other place"),
    };
    static_assert(std::size(kNames) == static_cast<std::size_t>(CameraPlace::Other) + 1);
    return tr(kNames[static_cast<std::size_t>(place)]);
}

}  // namespace pitwatch::ui
