#pragma once

#include <QPolygonF>

#include <optional>
#include <vector>

#include <region/region.h>

#include "simrandom.h"

namespace pitwatch::sim {

/// The nearest base station of a place; the offset is negative on the side of the mouth.
struct StationDistance {
    StationCode station;
    double offset = 0;  ///< metres
};

using Route = std::vector<MinePoint>;
double routeLength(const Route& route);
/// The point `distance` metres along the route; its ends beyond them.
MinePoint pointAlong(const Route& route, double distance);

/// Where one can go in a mine: the roadways as a graph with the areas and stations hung on it. Works with whatever the
/// region gives: without roadways one walks straight from area to area, without polygons from station to station, and
/// without stations nobody has a position. Immutable; the mine must outlive it.
class MinePlan {
public:
    explicit MinePlan(const Mine& mine);

    /// Positions may be published as coordinates: the region has roadways or polygons.
    bool hasCoordinates() const { return hasCoordinates_; }
    /// Anybody has a position at all.
    bool hasPositions() const { return hasCoordinates_ || !mine_->stations.empty(); }

    const MinePoint& mouth() const { return mouth_; }
    /// Inside the area; areas without a polygon are put somewhere fixed on the roadways.
    MinePoint pointIn(const Area& area, Random& random) const;
    MinePoint centre(const Area& area) const;
    /// The way along the roadways, both ends included.
    Route route(const MinePoint& from, const MinePoint& to) const;
    /// The smallest polygon around the point.
    const Area* areaAt(const MinePoint& point) const;
    std::optional<StationDistance> stationNear(const MinePoint& point) const;
    /// The longest roadway, for vehicles; empty without roadways.
    const Route& longestRoadway() const { return longest_; }

private:
    struct Edge {
        std::size_t a, b;
        double length;
    };
    struct Outline {
        const Area* area;
        QPolygonF polygon;
        QRectF box;
        double surface;
    };
    struct Foot {
        std::size_t edge = 0;
        MinePoint at;
    };

    std::size_t nodeAt(const MinePoint& point);
    void addRoadway(const Route& path);
    void outlineAreas();
    void measureFromMouth();
    MinePoint findMouth() const;
    Foot footOf(const MinePoint& point) const;
    std::vector<double> distancesFrom(const Foot& foot, std::vector<std::size_t>* previous) const;
    double fromMouth(const MinePoint& point) const;

    const Mine* mine_;
    bool hasCoordinates_ = false;
    MinePoint mouth_;
    Route longest_;
    std::vector<Outline> outlines_;  // smallest first
    std::vector<MinePoint> nodes_;
    std::vector<Edge> edges_;
    std::vector<double> nodeFromMouth_;
    std::vector<double> stationFromMouth_;
};

}  // namespace pitwatch::sim
