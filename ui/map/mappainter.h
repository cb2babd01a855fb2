#pragma once

#include <QCoreApplication>
#include <QPainter>

#include <engine/snapshot.h>

#include "mapcontent.h"
#include "maplook.h"
#include "maptransform.h"

namespace pitwatch::ui {

/// Draws a mine's plan and what is on it. Made for one picture: refers to what it was given.
class MapPainter final {
    Q_DECLARE_TR_FUNCTIONS(pitwatch::ui::MapPainter)

public:
    MapPainter(QPainter& painter, const MapLook& look, const MapTransform& transform)
        : painter_(painter), look_(look), transform_(transform)
    {
    }

    /// Areas, roadways, stations: what changes with the zoom only.
    void paintPlan(const Mine& mine) const;
    /// Names and head-counts of areas; those with an alarm in its colour.
    void paintHeadCounts(const Mine& mine, const MineSnapshot& live, const QHash<AreaCode, Grade>& grades) const;
    /// Kind by shape: persons round, vehicles square, equipment a triangle. Only a call for help takes a hue.
    void paintMark(const TagCluster& cluster) const;
    void paintSelection(const TagSnapshot& tag) const;
    void paintScaleBar(QSize size) const;

private:
    QPolygonF onScreen(const std::vector<QPointF>& metres) const;
    void paintArea(const Area& area) const;
    void paintRoadways(const Mine& mine) const;
    void paintStations(const Mine& mine) const;
    void paintPlate(const QRectF& plate, const QString& name, const QString& number, const QColor& colour) const;
    void paintShape(QPointF at, double radius, TagKind kind, bool sos) const;

    QPainter& painter_;
    const MapLook& look_;
    const MapTransform& transform_;
};

}  // namespace pitwatch::ui
