#include "mappainter.h"

#include <algorithm>

#include <ui/common/gradelook.h>

namespace pitwatch::ui {

namespace {

constexpr double kMarkRadius = 5;       // pixels
constexpr double kSosRadius = 8;        // pixels
constexpr double kStationScale = 2.2;   // pixels per metre below which station names are left out
constexpr double kRoadwayMetres = 4.5;  // drawn width of a roadway
constexpr double kLongestBar = 160;     // pixels

}  // namespace

QPolygonF MapPainter::onScreen(const std::vector<QPointF>& metres) const
{
    QPolygonF polygon;
    for (const QPointF& point : metres) polygon << transform_.toScreen(point);
    return polygon;
}

void MapPainter::paintPlan(const Mine& mine) const
{
    for (const Area& area : mine.areas) paintArea(area);
    paintRoadways(mine);
    paintStations(mine);
}

void MapPainter::paintArea(const Area& area) const
{
    const QPolygonF polygon = onScreen(area.polygon);
    painter_.setPen(QPen(look_.muted, 1, area.kind == AreaKind::Restricted ? Qt::DashLine : Qt::SolidLine));
    painter_.setBrush(look_.panel);
    painter_.drawPolygon(polygon);
    if (area.kind != AreaKind::Restricted) return;
    painter_.setBrush(QBrush(look_.line, Qt::BDiagPattern));
    painter_.drawPolygon(polygon);
}

void MapPainter::paintRoadways(const Mine& mine) const
{
    // Two passes, so that crossings stay open as they are underground.
    const double width = std::clamp(kRoadwayMetres * transform_.pixelsPerMetre(), 3.0, 14.0);
    painter_.setBrush(Qt::NoBrush);
    QColor walls = look_.muted;
    walls.setAlphaF(0.7F);
    for (const bool edge : {true, false}) {
        painter_.setPen(
            QPen(edge ? walls : look_.panel, edge ? width + 2 : width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        for (const Roadway& roadway : mine.roadways) {
            QPolygonF line;
            for (const MinePoint& point : roadway.path) line << transform_.toScreen(QPointF(point.x, point.y));
            painter_.drawPolyline(line);
        }
    }
}

void MapPainter::paintStations(const Mine& mine) const
{
    painter_.setPen(QPen(look_.muted, 1.2));
    painter_.setFont(look_.label);
    const bool named = transform_.pixelsPerMetre() > kStationScale;
    for (const Station& station : mine.stations) {
        const QPointF at = transform_.toScreen(QPointF(station.at.x, station.at.y));
        painter_.drawLine(at - QPointF(4, 0), at + QPointF(4, 0));
        painter_.drawLine(at - QPointF(0, 4), at + QPointF(0, 4));
        if (named) painter_.drawText(at + QPointF(6, -6), station.name);
    }
}

void MapPainter::paintHeadCounts(const Mine& mine, const MineSnapshot& live, const QHash<AreaCode, Grade>& grades) const
{
    const QFontMetrics label(look_.label);
    const QFontMetrics strong(look_.strong);
    std::vector<QRectF> taken;
    for (const AreaSnapshot& count : live.areas) {
        const Area* area = mine.area(count.code);
        if (!area) continue;
        const auto grade = grades.constFind(count.code);
        const bool alarmed = grade != grades.constEnd();
        const QColor colour = alarmed ? look_.grades.at(std::size_t(*grade) - 1) : look_.text;
        const QPolygonF outline = onScreen(area->polygon);
        if (alarmed) {
            painter_.setPen(QPen(colour, 2.5));
            painter_.setBrush(Qt::NoBrush);
            painter_.drawPolygon(outline);
        }
        QString number = live.positions == Freshness::Never ? QStringLiteral("–") : QString::number(count.persons);
        if (count.limit) number = tr("%1 / %2").arg(number).arg(*count.limit);
        if (alarmed) number.prepend(QStringLiteral("%1 ").arg(gradeSign(*grade)));
        const double width = std::max(label.horizontalAdvance(area->name), strong.horizontalAdvance(number)) + space(3);
        const QRectF plate =
            placePlate(QSizeF(width, label.height() + strong.height() + space(1)), outline.boundingRect(), taken);
        taken.push_back(plate);
        painter_.setOpacity(live.positions == Freshness::Stale ? 0.5 : 1.0);
        paintPlate(plate, area->name, number, colour);
        painter_.setOpacity(1);
    }
}

void MapPainter::paintPlate(const QRectF& plate, const QString& name, const QString& number, const QColor& colour) const
{
    QColor paper = look_.background;
    paper.setAlphaF(0.8F);
    painter_.setPen(Qt::NoPen);
    painter_.setBrush(paper);
    painter_.drawRoundedRect(plate, 3, 3);
    const double half = plate.height() / 2;
    painter_.setPen(look_.muted);
    painter_.setFont(look_.label);
    painter_.drawText(plate.adjusted(0, 0, 0, -half), Qt::AlignCenter, name);
    painter_.setPen(colour);
    painter_.setFont(look_.strong);
    painter_.drawText(plate.adjusted(0, half, 0, 0), Qt::AlignCenter, number);
}

void MapPainter::paintShape(QPointF at, double radius, TagKind kind, bool sos) const
{
    const QPointF right(radius, 0);
    const QPointF down(0, radius);
    if (sos)
        painter_.drawPolygon(QPolygonF{at - down, at + right, at + down, at - right});
    else if (kind == TagKind::Vehicle)
        painter_.drawRect(QRectF(at - right - down, at + right + down));
    else if (kind == TagKind::Equipment)
        painter_.drawPolygon(QPolygonF{at - down * 1.2, at + right * 1.2 + down, at - right * 1.2 + down});
    else
        painter_.drawEllipse(at, radius, radius);
}

void MapPainter::paintMark(const TagCluster& cluster) const
{
    QColor colour = cluster.sos ? look_.grades[0] : look_.text;
    if (cluster.stale) colour.setAlphaF(0.5F);
    // What is known only to the station is drawn hollow.
    painter_.setPen(
        QPen(cluster.atStation ? colour : look_.background, 1.4, cluster.stale ? Qt::DashLine : Qt::SolidLine));
    painter_.setBrush(cluster.atStation ? look_.background : colour);
    const double radius = cluster.sos ? kSosRadius : kMarkRadius;
    paintShape(cluster.screen, radius, cluster.tags.front()->kind, cluster.sos);
    QString text = cluster.sos ? tr("SOS") : QString();
    if (cluster.tags.size() > 1) text += QStringLiteral(" %1").arg(cluster.tags.size());
    if (text.isEmpty()) return;
    painter_.setFont(look_.label);
    painter_.setPen(cluster.sos ? colour : look_.text);
    painter_.drawText(cluster.screen + QPointF(radius + 2, -2), text.trimmed());
}

void MapPainter::paintSelection(const TagSnapshot& tag) const
{
    if (!tag.at) return;
    const QPointF at = transform_.toScreen(QPointF(tag.at->x, tag.at->y));
    painter_.setPen(QPen(look_.focus, 2));
    painter_.setBrush(Qt::NoBrush);
    painter_.drawEllipse(at, 11, 11);
    const QString name = tag.name.isEmpty() ? tag.tag.text() : tag.name;
    const QFontMetrics metrics(look_.strong);
    const QRectF plate(at.x() + 14, at.y() - space(3), metrics.horizontalAdvance(name) + space(3), space(6));
    painter_.setPen(Qt::NoPen);
    painter_.setBrush(look_.selection);
    painter_.drawRoundedRect(plate, 3, 3);
    painter_.setPen(look_.text);
    painter_.setFont(look_.strong);
    painter_.drawText(plate, Qt::AlignCenter, name);
}

void MapPainter::paintScaleBar(QSize size) const
{
    const double metres = scaleBarLength(transform_.pixelsPerMetre(), kLongestBar);
    const double length = metres * transform_.pixelsPerMetre();
    const QPointF left(space(4), size.height() - space(4));
    painter_.setPen(QPen(look_.muted, 1.5));
    painter_.drawLine(left, left + QPointF(length, 0));
    painter_.drawLine(left - QPointF(0, 4), left + QPointF(0, 4));
    painter_.drawLine(left + QPointF(length, -4), left + QPointF(length, 4));
    painter_.setFont(look_.label);
    painter_.drawText(left + QPointF(4, -6), tr("%1 m").arg(metres));
}

}  // namespace pitwatch::ui
