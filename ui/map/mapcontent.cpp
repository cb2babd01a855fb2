#include "mapcontent.h"

#include <algorithm>
#include <cmath>

namespace pitwatch::ui {

QRectF planBounds(const Mine& mine)
{
    std::optional<QRectF> bounds;
    const auto take = [&bounds](double x, double y) {
        if (!bounds) bounds = QRectF(x, y, 0, 0);
        bounds->setLeft(std::min(bounds->left(), x));
        bounds->setRight(std::max(bounds->right(), x));
        bounds->setTop(std::min(bounds->top(), y));
        bounds->setBottom(std::max(bounds->bottom(), y));
    };
    for (const Area& area : mine.areas)
        for (const QPointF& corner : area.polygon) take(corner.x(), corner.y());
    for (const Roadway& roadway : mine.roadways)
        for (const MinePoint& point : roadway.path) take(point.x, point.y);
    for (const Station& station : mine.stations) take(station.at.x, station.at.y);
    return bounds.value_or(QRectF());
}

QPointF labelPoint(const std::vector<QPointF>& polygon)
{
    double twiceArea = 0;
    QPointF sum;
    QPointF mean;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const QPointF& a = polygon[i];
        const QPointF& b = polygon[(i + 1) % polygon.size()];
        const double cross = a.x() * b.y() - b.x() * a.y();
        twiceArea += cross;
        sum += (a + b) * cross;
        mean += a / double(polygon.size());
    }
    return std::abs(twiceArea) < 1e-9 ? mean : sum / (3 * twiceArea);
}

QHash<AreaCode, Grade> areaGrades(const RegionSnapshot& snapshot, const MineCode& mine)
{
    QHash<AreaCode, Grade> grades;
    for (const Alarm& alarm : *snapshot.alarms) {
        const bool standing =
            alarm.state == AlarmState::RaisedAcknowledged || alarm.state == AlarmState::RaisedUnacknowledged;
        if (alarm.mine != mine || !standing) continue;
        const AreaCode area(alarm.subject);
        const auto known = grades.constFind(area);
        if (known == grades.constEnd() || alarm.grade < *known) grades.insert(area, alarm.grade);
    }
    return grades;
}

}  // namespace pitwatch::ui
