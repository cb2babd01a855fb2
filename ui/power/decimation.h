#pragma once

#include <QList>
#include <QPointF>

#include <vector>

#include <core/utctime.h>

namespace pitwatch::ui {

/// A curve that looks like all of its samples with at most four points a pixel column: the first, the lowest, the
/// highest and the last of each, in time order. Missing values (NaN) are left out. A pause much longer than the usual
/// distance of the samples ends a part: where nothing was reported nothing is drawn.
std::vector<QList<QPointF>> decimate(const std::vector<UtcTime>& at, const std::vector<float>& values, UtcTime from,
                                     UtcTime until, int columns, const QTimeZone& zone);

/// The number that a QDateTimeAxis shows as the region's time: the axis itself knows only the computer's zone.
double axisMillis(UtcTime time, const QTimeZone& zone);

}  // namespace pitwatch::ui
