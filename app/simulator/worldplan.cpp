#include "worldplan.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pitwatch::sim {

namespace {

constexpr double kJoin = 3.0;  // roadways whose ends lie this near each other meet, metres
constexpr double kFar = std::numeric_limits<double>::infinity();

// Squares and roots: hypot() guards against overflows that no mine is large enough for, at ten times the price.
double squareDistance(const MinePoint& a, const MinePoint& b)
{
    const double x = a.x - b.x, y = a.y - b.y, z = a.z - b.z;
    return x * x + y * y + z * z;
}

double distance(const MinePoint& a, const MinePoint& b)
{
    return std::sqrt(squareDistance(a, b));
}

MinePoint mix(const MinePoint& a, const MinePoint& b, double part)
{
    return {a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part, a.z + (b.z - a.z) * part};
}

/// The nearest point of the segment in plan: levels may be missing or rough.
MinePoint footOnSegment(const MinePoint& a, const MinePoint& b, const MinePoint& p)
{
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double square = dx * dx + dy * dy;
    if (square <= 0) return a;
    return mix(a, b, std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0));
}

double planSquare(const MinePoint& a, const MinePoint& b)
{
    return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

QPolygonF polygonOf(const Area& area)
{
    return QPolygonF(QList<QPointF>(area.polygon.begin(), area.polygon.end()));
}

double surfaceOf(const Area& area)
{
    double sum = 0;
    for (std::size_t i = 0; i < area.polygon.size(); ++i) {
        const QPointF& a = area.polygon[i];
        const QPointF& b = area.polygon[(i + 1) % area.polygon.size()];
        sum += a.x() * b.y() - b.x() * a.y();
    }
    return std::abs(sum) / 2;
}

/// The path with a point more wherever another roadway ends on it.
Route withJunctions(const Route& path, const std::vector<Roadway>& all)
{
    Route result;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        Route inner;
        for (const Roadway& other : all)
            for (const MinePoint& end : {other.path.front(), other.path.back()}) {
                const MinePoint foot = footOnSegment(path[i], path[i + 1], end);
                if (distance(foot, end) < kJoin) inner.push_back(end);
            }
        std::sort(inner.begin(), inner.end(),
                  [&](const MinePoint& a, const MinePoint& b) { return distance(path[i], a) < distance(path[i], b); });
        result.push_back(path[i]);
        result.insert(result.end(), inner.begin(), inner.end());
    }
    result.push_back(path.back());
    return result;
}

}  // namespace

double routeLength(const Route& route)
{
    double sum = 0;
    for (std::size_t i = 0; i + 1 < route.size(); ++i) sum += distance(route[i], route[i + 1]);
    return sum;
}

MinePoint pointAlong(const Route& route, double along)
{
    if (route.empty()) return {};
    for (std::size_t i = 0; i + 1 < route.size(); ++i) {
        const double step = distance(route[i], route[i + 1]);
        if (along < step) return mix(route[i], route[i + 1], std::max(along, 0.0) / step);
        along -= step;
    }
    return route.back();
}

MinePlan::MinePlan(const Mine& mine) : mine_(&mine)
{
    hasCoordinates_ = !mine.roadways.empty() || std::any_of(mine.areas.begin(), mine.areas.end(),
                                                            [](const Area& a) { return a.polygon.size() >= 3; });
    double best = 0;
    for (const Roadway& roadway : mine.roadways) {
        if (roadway.path.size() < 2) continue;
        addRoadway(withJunctions(roadway.path, mine.roadways));
        const double length = routeLength(roadway.path);
        if (length > best) {
            best = length;
            longest_ = roadway.path;
        }
    }
    mouth_ = findMouth();
    outlineAreas();
    measureFromMouth();
}

void MinePlan::outlineAreas()
{
    for (const Area& area : mine_->areas) {
        if (area.polygon.size() < 3) continue;
        const QPolygonF polygon = polygonOf(area);
        outlines_.push_back({&area, polygon, polygon.boundingRect(), surfaceOf(area)});
    }
    std::stable_sort(outlines_.begin(), outlines_.end(),
                     [](const Outline& a, const Outline& b) { return a.surface < b.surface; });
}

std::size_t MinePlan::nodeAt(const MinePoint& point)
{
    for (std::size_t i = 0; i < nodes_.size(); ++i)
        if (distance(nodes_[i], point) < kJoin) return i;
    nodes_.push_back(point);
    return nodes_.size() - 1;
}

void MinePlan::addRoadway(const Route& path)
{
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        const std::size_t a = nodeAt(path[i]);
        const std::size_t b = nodeAt(path[i + 1]);
        if (a != b) edges_.push_back({a, b, std::max(distance(nodes_[a], nodes_[b]), 0.01)});
    }
}

MinePoint MinePlan::findMouth() const
{
    for (const Area& area : mine_->areas)
        if (area.kind == AreaKind::Mouth && area.polygon.size() >= 3) return centre(area);
    if (!nodes_.empty()) return nodes_.front();
    if (!mine_->areas.empty() && hasCoordinates_) return centre(mine_->areas.front());
    if (!mine_->stations.empty()) return mine_->stations.front().at;
    return {};
}

void MinePlan::measureFromMouth()
{
    if (!edges_.empty()) nodeFromMouth_ = distancesFrom(footOf(mouth_), nullptr);
    for (const Station& station : mine_->stations) stationFromMouth_.push_back(fromMouth(station.at));
}

double MinePlan::fromMouth(const MinePoint& point) const
{
    if (edges_.empty()) return distance(mouth_, point);
    const Foot foot = footOf(point);
    const Edge& edge = edges_[foot.edge];
    return std::min(nodeFromMouth_[edge.a] + distance(nodes_[edge.a], foot.at),
                    nodeFromMouth_[edge.b] + distance(nodes_[edge.b], foot.at)) +
           std::sqrt(planSquare(point, foot.at));
}

MinePlan::Foot MinePlan::footOf(const MinePoint& point) const
{
    Foot best;
    double nearest = kFar;
    for (std::size_t i = 0; i < edges_.size(); ++i) {
        const MinePoint foot = footOnSegment(nodes_[edges_[i].a], nodes_[edges_[i].b], point);
        const double away = planSquare(foot, point);
        if (away < nearest) {
            nearest = away;
            best = {i, foot};
        }
    }
    return best;
}

std::vector<double> MinePlan::distancesFrom(const Foot& foot, std::vector<std::size_t>* previous) const
{
    std::vector<double> way(nodes_.size(), kFar);
    if (previous) previous->assign(nodes_.size(), nodes_.size());
    way[edges_[foot.edge].a] = distance(nodes_[edges_[foot.edge].a], foot.at);
    way[edges_[foot.edge].b] = distance(nodes_[edges_[foot.edge].b], foot.at);
    // Mines have tens of junctions: relaxing all edges until nothing moves is short and quick enough.
    for (bool moved = true; moved;) {
        moved = false;
        for (const Edge& edge : edges_) {
            const auto relax = [&](std::size_t from, std::size_t to) {
                if (way[from] + edge.length >= way[to] - 1e-9) return;
                way[to] = way[from] + edge.length;
                if (previous) (*previous)[to] = from;
                moved = true;
            };
            relax(edge.a, edge.b);
            relax(edge.b, edge.a);
        }
    }
    return way;
}

Route MinePlan::route(const MinePoint& from, const MinePoint& to) const
{
    if (edges_.empty()) return {from, to};
    const Foot start = footOf(from);
    const Foot end = footOf(to);
    if (start.edge == end.edge) return {from, to};

    std::vector<std::size_t> previous;
    const std::vector<double> way = distancesFrom(start, &previous);
    const Edge& last = edges_[end.edge];
    const double overA = way[last.a] + distance(nodes_[last.a], end.at);
    const double overB = way[last.b] + distance(nodes_[last.b], end.at);
    if (!std::isfinite(std::min(overA, overB))) return {from, to};  // two parts of the mine that do not meet

    Route back{to, end.at};
    for (std::size_t node = overA <= overB ? last.a : last.b; node < nodes_.size(); node = previous[node])
        back.push_back(nodes_[node]);
    back.push_back(start.at);
    back.push_back(from);
    std::reverse(back.begin(), back.end());
    return back;
}

MinePoint MinePlan::centre(const Area& area) const
{
    if (area.polygon.size() >= 3) {
        QPointF sum;
        for (const QPointF& corner : area.polygon) sum += corner;
        sum /= static_cast<double>(area.polygon.size());
        const MinePoint flat{sum.x(), sum.y(), 0};
        return {flat.x, flat.y, edges_.empty() ? 0 : footOf(flat).at.z};
    }
    const auto order = static_cast<std::size_t>(std::distance(mine_->areas.data(), &area));
    if (!nodes_.empty()) return nodes_[(order * 7 + 3) % nodes_.size()];
    if (!mine_->stations.empty()) return mine_->stations[order % mine_->stations.size()].at;
    return mouth_;
}

MinePoint MinePlan::pointIn(const Area& area, Random& random) const
{
    if (area.polygon.size() < 3) return centre(area);
    const QPolygonF polygon = polygonOf(area);
    const QRectF box = polygon.boundingRect();
    for (int attempt = 0; attempt < 32; ++attempt) {
        const QPointF point(random.between(box.left(), box.right()), random.between(box.top(), box.bottom()));
        if (!polygon.containsPoint(point, Qt::OddEvenFill)) continue;
        const MinePoint flat{point.x(), point.y(), 0};
        return {flat.x, flat.y, edges_.empty() ? 0 : footOf(flat).at.z};
    }
    return centre(area);
}

const Area* MinePlan::areaAt(const MinePoint& point) const
{
    const QPointF flat(point.x, point.y);
    for (const Outline& outline : outlines_)
        if (outline.box.contains(flat) && outline.polygon.containsPoint(flat, Qt::OddEvenFill)) return outline.area;
    return nullptr;
}

std::optional<StationDistance> MinePlan::stationNear(const MinePoint& point) const
{
    std::size_t station = 0;
    double nearest = kFar;
    for (std::size_t i = 0; i < mine_->stations.size(); ++i) {
        const double away = squareDistance(mine_->stations[i].at, point);
        if (away >= nearest) continue;
        nearest = away;
        station = i;
    }
    if (mine_->stations.empty()) return std::nullopt;
    const double away = std::sqrt(nearest);
    return StationDistance{mine_->stations[station].code, fromMouth(point) < stationFromMouth_[station] ? -away : away};
}

}  // namespace pitwatch::sim
