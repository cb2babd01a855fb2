#include "areafinder.h"

namespace pitwatch {

namespace {

constexpr qsizetype kAreaDigits = 16;

/// Even-odd rule: a ray to the right crosses the outline an odd number of times.
bool holds(const std::vector<QPointF>& polygon, QPointF point)
{
    bool inside = false;
    for (std::size_t i = 0, previous = polygon.size() - 1; i < polygon.size(); previous = i++) {
        const QPointF a = polygon[i];
        const QPointF b = polygon[previous];
        if ((a.y() > point.y()) == (b.y() > point.y())) continue;
        const double crossing = (b.x() - a.x()) * (point.y() - a.y()) / (b.y() - a.y()) + a.x();
        if (point.x() < crossing) inside = !inside;
    }
    return inside;
}

}  // namespace

const Area* areaAt(const Mine& mine, QPointF point)
{
    for (const Area& area : mine.areas)
        if (area.polygon.size() >= 3 && holds(area.polygon, point)) return &area;
    return nullptr;
}

AreaCode areaOfStation(const StationCode& station)
{
    return station.text().size() > kAreaDigits ? AreaCode(station.text().left(kAreaDigits)) : AreaCode();
}

}  // namespace pitwatch
