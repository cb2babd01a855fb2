#pragma once

#include <QHash>
#include <QPointF>
#include <QRectF>

#include <vector>

#include <engine/snapshot.h>

#include "maptransform.h"

namespace pitwatch::ui {

/// Everything of the mine's plan that has coordinates: areas, roadways, stations. Null where there is nothing.
QRectF planBounds(const Mine& mine);
bool hasPlan(const Mine& mine);

/// The centre of mass of an area's polygon.
QPointF labelPoint(const std::vector<QPointF>& polygon);

/// Where a plate of `size` stands beside what it belongs to: above, below, right or left of it, the first that is free;
/// above when none is. The people in an area are not to be covered by its name.
QRectF placePlate(QSizeF size, const QRectF& subject, const std::vector<QRectF>& taken);

/// Tags that fall on nearly the same pixels are drawn as one mark with a number.
struct TagCluster {
    QPointF screen;
    std::vector<const TagSnapshot*> tags;
    bool sos = false;
    bool stale = true;       ///< all of them are stale
    bool atStation = false;  ///< known only to be near a station
};

/// Groups tags that have a place, by cells of `cell` pixels that move with the plan; calls for help come last, to be
/// drawn on top. Kinds stay apart: a person on a locomotive is still a person. Pointers reach into `tags`.
std::vector<TagCluster> clusterTags(const std::vector<TagSnapshot>& tags, const MapTransform& transform, double cell);

/// The worst alarm that stands about each area of a mine.
QHash<AreaCode, Grade> areaGrades(const RegionSnapshot& snapshot, const MineCode& mine);

}  // namespace pitwatch::ui
