#include "mapcontent.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>

namespace pitwatch::ui {

namespace {

constexpr double kPlateGap = 4;  // pixels
// Marks further away than this are never seen; a cell number must not overflow whatever a source sends.
constexpr double kFarAway = 1e6;

}  // namespace

bool hasPlan(const Mine& mine)
{
    return !mine.areas.empty() || !mine.roadways.empty() || !mine.stations.empty();
}

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

QRectF placePlate(QSizeF size, const QRectF& subject, const std::vector<QRectF>& taken)
{
    const QPointF middle(subject.center().x() - size.width() / 2, subject.center().y() - size.height() / 2);
    const QPointF above(middle.x(), subject.top() - size.height() - kPlateGap);
    const QPointF below(middle.x(), subject.bottom() + kPlateGap);
    const QPointF right(subject.right() + kPlateGap, middle.y());
    const QPointF left(subject.left() - size.width() - kPlateGap, middle.y());
    for (const QPointF& corner : {above, below, right, left}) {
        const QRectF plate(corner, size);
        if (std::none_of(taken.begin(), taken.end(), [&](const QRectF& other) { return other.intersects(plate); }))
            return plate;
    }
    return {above, size};
}

std::vector<TagCluster> clusterTags(const std::vector<TagSnapshot>& tags, const MapTransform& transform, double cell)
{
    using Cell = std::tuple<qint64, qint64, TagKind, bool>;
    std::vector<TagCluster> clusters;
    std::map<Cell, std::size_t> byCell;
    const QPointF origin = transform.toScreen({0, 0});
    for (const TagSnapshot& tag : tags) {
        if (!tag.at) continue;
        const QPointF screen = transform.toScreen(QPointF(tag.at->x, tag.at->y));
        const QPointF place = (screen - origin) / cell;
        // Written so that NaN fails, too.
        if (!(std::abs(screen.x()) < kFarAway && std::abs(screen.y()) < kFarAway)) continue;
        const Cell key{qint64(std::floor(place.x())), qint64(std::floor(place.y())), tag.kind, tag.sos};
        const auto [found, isNew] = byCell.try_emplace(key, clusters.size());
        if (isNew) clusters.push_back(TagCluster{screen, {}, tag.sos, true, tag.atStation});
        TagCluster& cluster = clusters[found->second];
        cluster.tags.push_back(&tag);
        cluster.stale = cluster.stale && tag.freshness == Freshness::Stale;
        cluster.atStation = cluster.atStation && tag.atStation;
    }
    std::stable_partition(clusters.begin(), clusters.end(), [](const TagCluster& c) { return !c.sos; });
    return clusters;
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
