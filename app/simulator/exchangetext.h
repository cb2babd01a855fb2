#pragma once

#include <QByteArray>

#include "worldmine.h"

/// The text of perception-data files (感知数据) in the dialect of 煤安监办〔2019〕42号 annex 2: header, records, '~'
/// after each, "||" at the end, no line breaks, UTF-8, local times. Pure.
namespace pitwatch::sim {

enum class ExchangeKind {
    Ryxx,  ///< personnel
    Ryqy,  ///< areas
    Ryjz,  ///< base stations
    Ryss,  ///< where everybody is
    Jzss,  ///< states of the base stations
};

/// Upper case, as in the file's name.
QString exchangeKindName(ExchangeKind kind);
/// `wall` is the mine's clock; `zone` the region's.
QByteArray exchangeText(ExchangeKind kind, const MineWorld& world, UtcTime wall, const QTimeZone& zone);
/// <mine>_<KIND>_<yyyyMMddHHmmss>.txt
QString exchangeFileName(ExchangeKind kind, const MineCode& mine, UtcTime wall, const QTimeZone& zone);

}  // namespace pitwatch::sim
