#pragma once

#include <QString>

#include <optional>

#include <core/utctime.h>
#include <region/region.h>

/// How numbers, ages and kinds are put into words: always with the unit, in the language of the screen.
namespace pitwatch::ui {

/// Between a number and its unit; never broken.
inline constexpr QChar kUnitSpace{0x00a0};

/// "1,234.5 kW"
QString withUnit(double value, const QString& unit, int decimals = 0);
/// A dash where there is no value.
QString withUnit(std::optional<double> value, const QString& unit, int decimals = 0);
QString number(qint64 value);
QString noValue();
QString kilowatts(std::optional<double> value);
QString persons(std::optional<int> count);
/// "24 / 25 persons", without the limit where there is none.
QString personsOfLimit(std::optional<int> count, std::optional<int> limit);

/// "just now", "12 s ago", "3 min ago", "2 h ago", "5 days ago"; what lies ahead by more than a second says so.
QString ageText(UtcTime at, UtcTime now);
/// "12 s", "3 min", "1 h 20 min", "2 days 3 h".
QString durationText(Micros duration);

QString mineStateText(MineStateKind kind);
QString areaKindText(AreaKind kind);
QString cameraPlaceText(CameraPlace place);

}  // namespace pitwatch::ui
