#pragma once

#include <QPointF>
#include <QRectF>

/// Where fixed things stand that both the painted background and what moves must agree on, in scene units.
namespace pitwatch::sim {

inline const QRectF kPortal(10.6, 3.6, 2.6, 2.9);  ///< the opening at the shaft's mouth
inline const QRectF kBelt(0, 4.75, 13.6, 1.0);
inline constexpr double kBeltPattern = 16;  ///< the belt's picture repeats after this
inline constexpr QPointF kBeltDrum(13.6, 6.35);
inline constexpr QPointF kHoistDrum(8.6, 7.0);
inline constexpr QPointF kFanDrum(6.2, 6.6);

}  // namespace pitwatch::sim
