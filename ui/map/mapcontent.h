#pragma once

#include <QHash>
#include <QPointF>
#include <QRectF>

#include <optional>
#include <vector>

#include <engine/snapshot.h>

namespace pitwatch::ui {

/// Everything of the mine's plan that has coordinates: areas, roadways, stations.
QRectF planBounds(const Mine& mine);

/// The point where an area's name is written: the centre of mass of its polygon.
QPointF labelPoint(const std::vector<QPointF>& polygon);

/// Tags that fall on nearly the same pixels are drawn as one mark with a number.
struct TagCluster {
    QPointF screen;
    std::vector<const TagSnapshot*> tags;
    bool sos = false;
    bool stale = true;       ///< all of them are stale
    bool atStation = false;  ///< known only to be near a station
};

/// Groups tags that have a place, by cells of `cell` pixels. Pointers reach into `tags`.
template <typename ToScreen>
std::vector<TagCluster> clusterTags(const std::vector<TagSnapshot>& tags, ToScreen toScreen, double cell)
{
    std::vector<TagCluster> clusters;
    QHash<qint64, std::size_t> byCell;
    for (const TagSnapshot& tag : tags) {
        if (!tag.at) continue;
        const QPointF screen = toScreen(QPointF(tag.at->x, tag.at->y));
        // Kinds stay apart: a person on a locomotive is still a person.
        const qint64 key = ((qint64(screen.x() / cell) & 0xffffff) << 32) |
                           ((qint64(screen.y() / cell) & 0xffffff) << 4) | (qint64(tag.kind) << 1) | qint64(tag.sos);
        auto found = byCell.find(key);
        if (found == byCell.end()) {
            found = byCell.insert(key, clusters.size());
            clusters.push_back(TagCluster{screen, {}, false, true, tag.atStation});
        }
        TagCluster& cluster = clusters[*found];
        cluster.tags.push_back(&tag);
        cluster.sos = cluster.sos || tag.sos;
        cluster.stale = cluster.stale && tag.freshness == Freshness::Stale;
    }
    return clusters;
}

/// The worst open alarm about each area of a mine.
QHash<AreaCode, Grade> areaGrades(const RegionSnapshot& snapshot, const MineCode& mine);

}  // namespace pitwatch::ui
