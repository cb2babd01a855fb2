#pragma once

#include <QPointF>

#include <region/region.h>

namespace pitwatch {

/// The first area of the mine, in the region file's order, whose polygon holds the point (metres in the plan); null
/// when none does. Levels are not told apart: the plan has no height.
const Area* areaAt(const Mine& mine, QPointF point);

/// A station's code (22 digits) begins with the code of its area (16): personnel-file dialect, domain coding rule.
/// Empty when the code is too short.
AreaCode areaOfStation(const StationCode& station);

}  // namespace pitwatch
