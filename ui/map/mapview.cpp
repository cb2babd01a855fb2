#include "mapview.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace pitwatch::ui {

namespace {

constexpr double kClusterCell = 12;  // pixels
constexpr double kMarkRadius = 5;
constexpr double kPickRadius = 12;
constexpr double kWheelFactor = 1.0015;  // per eighth of a degree
constexpr double kKeyStep = 60;          // pixels
constexpr double kLabelScale = 0.35;     // pixels per metre below which station names are left out

QPolygonF onScreen(const std::vector<QPointF>& metres, const MapTransform& transform)
{
    QPolygonF polygon;
    for (const QPointF& point : metres) polygon << transform.toScreen(point);
    return polygon;
}

}  // namespace

MapView::MapView(MapLook look, QWidget* parent) : QWidget(parent), look_(std::move(look))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(320, 240);
}

void MapView::setLook(MapLook look)
{
    look_ = std::move(look);
    planChanged();
}

void MapView::setMine(std::shared_ptr<const Region> region, const MineCode& code)
{
    region_ = std::move(region);
    mineCode_ = code;
    selected_ = TagCode();
    transform_.setPlan(mine() ? planBounds(*mine()) : QRectF());
    showAll();
}

void MapView::setSnapshot(const SnapshotPtr& snapshot)
{
    snapshot_ = snapshot;
    update();
}

void MapView::showAll()
{
    transform_.setViewport(size());
    transform_.fit();
    fitted_ = true;
    planChanged();
}

void MapView::planChanged()
{
    plan_ = QPixmap();
    update();
}

void MapView::zoom(double factor)
{
    transform_.zoomAt(rect().center(), factor);
    fitted_ = false;
    planChanged();
}

void MapView::select(const TagCode& tag, bool bringIntoView)
{
    selected_ = tag;
    const MineSnapshot* live = snapshot_ ? snapshot_->mine(mineCode_) : nullptr;
    if (bringIntoView && live)
        for (const TagSnapshot& t : live->tags) {
            if (t.tag != tag || !t.at) continue;
            const QPointF place(t.at->x, t.at->y);
            if (rect().adjusted(40, 40, -40, -40).contains(transform_.toScreen(place).toPoint())) break;
            transform_.centreOn(place);
            fitted_ = false;
            planChanged();
        }
    update();
}

int MapView::placedTags() const
{
    const MineSnapshot* live = snapshot_ ? snapshot_->mine(mineCode_) : nullptr;
    if (!live) return 0;
    return int(
        std::count_if(live->tags.begin(), live->tags.end(), [](const TagSnapshot& t) { return t.at.has_value(); }));
}

void MapView::paintEvent(QPaintEvent*)
{
    if (plan_.isNull()) {
        plan_ = QPixmap(size() * devicePixelRatioF());
        plan_.setDevicePixelRatio(devicePixelRatioF());
        plan_.fill(look_.background);
        QPainter painter(&plan_);
        painter.setRenderHint(QPainter::Antialiasing);
        paintPlan(painter);
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, plan_);
    painter.setRenderHint(QPainter::Antialiasing);
    const MineSnapshot* live = snapshot_ ? snapshot_->mine(mineCode_) : nullptr;
    if (live) {
        paintHeadCounts(painter, *live);
        paintTags(painter, *live);
        paintSelection(painter, *live);
    }
    paintScaleBar(painter);
}

void MapView::paintPlan(QPainter& painter) const
{
    const Mine* plan = mine();
    if (!plan) return;
    for (const Area& area : plan->areas) paintArea(painter, area);
    paintRoadways(painter);
    paintStations(painter);
}

void MapView::paintArea(QPainter& painter, const Area& area) const
{
    const QPolygonF polygon = onScreen(area.polygon, transform_);
    painter.setPen(QPen(look_.muted, 1, area.kind == AreaKind::Restricted ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(look_.panel);
    painter.drawPolygon(polygon);
    if (area.kind == AreaKind::Restricted) {
        painter.setBrush(QBrush(look_.line, Qt::BDiagPattern));
        painter.drawPolygon(polygon);
    }
}

void MapView::paintRoadways(QPainter& painter) const
{
    // Two passes, so that crossings stay open as they are underground.
    const double width = std::clamp(4.5 * transform_.pixelsPerMetre(), 3.0, 14.0);
    for (const bool edge : {true, false}) {
        QPen pen(edge ? look_.line : look_.panel, edge ? width + 2 : width);
        pen.setJoinStyle(Qt::RoundJoin);
        pen.setCapStyle(Qt::RoundCap);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        for (const Roadway& roadway : mine()->roadways) {
            QPolygonF line;
            for (const MinePoint& point : roadway.path) line << transform_.toScreen(QPointF(point.x, point.y));
            painter.drawPolyline(line);
        }
    }
}

void MapView::paintStations(QPainter& painter) const
{
    painter.setPen(QPen(look_.muted, 1.2));
    painter.setFont(look_.label);
    const bool named = transform_.pixelsPerMetre() > kLabelScale * 4;
    for (const Station& station : mine()->stations) {
        const QPointF at = transform_.toScreen(QPointF(station.at.x, station.at.y));
        painter.drawLine(at - QPointF(4, 0), at + QPointF(4, 0));
        painter.drawLine(at - QPointF(0, 4), at + QPointF(0, 4));
        if (named) painter.drawText(at + QPointF(7, 4), station.name);
    }
}

void MapView::paintHeadCounts(QPainter& painter, const MineSnapshot& live) const
{
    const QHash<AreaCode, Grade> grades = areaGrades(*snapshot_, mineCode_);
    const QFontMetrics metrics(look_.label);
    for (const AreaSnapshot& count : live.areas) {
        const Area* area = mine()->area(count.code);
        if (!area) continue;
        const auto grade = grades.constFind(count.code);
        const bool alarmed = grade != grades.constEnd();
        if (alarmed) {
            painter.setPen(QPen(look_.grades.at(std::size_t(*grade) - 1), 2.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawPolygon(onScreen(area->polygon, transform_));
        }
        const QString number =
            count.limit ? tr("%1 / %2").arg(count.persons).arg(*count.limit) : QString::number(count.persons);
        const QPointF centre = transform_.toScreen(labelPoint(area->polygon));
        const double width = std::max(metrics.horizontalAdvance(area->name), metrics.horizontalAdvance(number)) + 12.0;
        const QRectF plate(centre.x() - width / 2, centre.y() - metrics.height() - 2, width, metrics.height() * 2 + 4);
        QColor paper = look_.background;
        paper.setAlpha(205);
        painter.setPen(Qt::NoPen);
        painter.setBrush(paper);
        painter.drawRoundedRect(plate, 3, 3);
        painter.setPen(look_.muted);
        painter.setFont(look_.label);
        painter.drawText(plate.adjusted(0, 2, 0, -plate.height() / 2), Qt::AlignCenter, area->name);
        painter.setPen(alarmed ? look_.grades.at(std::size_t(*grade) - 1) : look_.text);
        painter.setFont(look_.strong);
        painter.drawText(plate.adjusted(0, plate.height() / 2, 0, -2), Qt::AlignCenter, number);
    }
}

std::vector<TagCluster> MapView::clusters(const MineSnapshot& live) const
{
    return clusterTags(
        live.tags, [this](QPointF metres) { return transform_.toScreen(metres); }, kClusterCell);
}

void MapView::paintTags(QPainter& painter, const MineSnapshot& live) const
{
    painter.setFont(look_.label);
    for (const TagCluster& cluster : clusters(live))
        if (QRectF(rect()).adjusted(-20, -20, 20, 20).contains(cluster.screen)) paintMark(painter, cluster);
}

/// Kind by shape: persons round, vehicles square, equipment a triangle. Only a call for help takes a hue.
void MapView::paintMark(QPainter& painter, const TagCluster& cluster) const
{
    QColor colour = cluster.sos ? look_.grades[0] : look_.text;
    if (cluster.stale) colour.setAlphaF(0.5F);
    painter.setPen(
        QPen(cluster.atStation ? colour : look_.background, 1.4, cluster.stale ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(cluster.atStation ? QBrush(look_.background) : QBrush(colour));
    const QPointF at = cluster.screen;
    const double r = cluster.sos ? kMarkRadius * 1.6 : kMarkRadius;
    const TagKind kind = cluster.tags.front()->kind;
    if (cluster.sos)
        painter.drawPolygon(QPolygonF{at - QPointF(0, r), at + QPointF(r, 0), at + QPointF(0, r), at - QPointF(r, 0)});
    else if (kind == TagKind::Vehicle)
        painter.drawRect(QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r));
    else if (kind == TagKind::Equipment)
        painter.drawPolygon(QPolygonF{at - QPointF(0, r * 1.2), at + QPointF(r * 1.2, r), at + QPointF(-r * 1.2, r)});
    else
        painter.drawEllipse(at, r, r);
    if (cluster.tags.size() > 1) {
        painter.setPen(look_.text);
        painter.drawText(at + QPointF(r + 2, -r), QString::number(cluster.tags.size()));
    }
}

void MapView::paintSelection(QPainter& painter, const MineSnapshot& live) const
{
    for (const TagSnapshot& tag : live.tags) {
        if (tag.tag != selected_ || !tag.at) continue;
        const QPointF at = transform_.toScreen(QPointF(tag.at->x, tag.at->y));
        painter.setPen(QPen(look_.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(at, 11, 11);
        const QString name = tag.name.isEmpty() ? tag.tag.text() : tag.name;
        painter.setFont(look_.strong);
        const QRectF plate(at.x() + 14, at.y() - 12, QFontMetrics(look_.strong).horizontalAdvance(name) + 12, 24);
        painter.setPen(Qt::NoPen);
        painter.setBrush(look_.selection);
        painter.drawRoundedRect(plate, 3, 3);
        painter.setPen(look_.text);
        painter.drawText(plate, Qt::AlignCenter, name);
    }
}

void MapView::paintScaleBar(QPainter& painter) const
{
    const double metres = scaleBarLength(transform_.pixelsPerMetre(), 160);
    const double length = metres * transform_.pixelsPerMetre();
    const QPointF left(16, height() - 16);
    painter.setPen(QPen(look_.muted, 1.5));
    painter.drawLine(left, left + QPointF(length, 0));
    painter.drawLine(left - QPointF(0, 4), left + QPointF(0, 4));
    painter.drawLine(left + QPointF(length, -4), left + QPointF(length, 4));
    painter.setFont(look_.label);
    painter.drawText(left + QPointF(4, -6), tr("%1 m").arg(metres));
}

void MapView::resizeEvent(QResizeEvent*)
{
    transform_.setViewport(size());
    if (fitted_) transform_.fit();
    planChanged();
}

void MapView::wheelEvent(QWheelEvent* event)
{
    transform_.zoomAt(event->position(), std::pow(kWheelFactor, event->angleDelta().y()));
    fitted_ = false;
    planChanged();
    event->accept();
}

TagCode MapView::tagUnder(QPointF position) const
{
    const MineSnapshot* live = snapshot_ ? snapshot_->mine(mineCode_) : nullptr;
    if (!live) return {};
    TagCode best;
    double nearest = kPickRadius;
    for (const TagCluster& cluster : clusters(*live)) {
        const double away = std::hypot(cluster.screen.x() - position.x(), cluster.screen.y() - position.y());
        if (away >= nearest) continue;
        nearest = away;
        // A second click on a group goes on to its next member.
        const auto current =
            std::find_if(cluster.tags.begin(), cluster.tags.end(), [&](const auto* t) { return t->tag == selected_; });
        const bool more = current != cluster.tags.end() && current + 1 != cluster.tags.end();
        best = (more ? *(current + 1) : cluster.tags.front())->tag;
    }
    return best;
}

void MapView::mousePressEvent(QMouseEvent* event)
{
    pressedAt_ = lastDrag_ = event->pos();
    dragging_ = false;
}

void MapView::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton) {
        dragging_ = dragging_ || (event->pos() - pressedAt_).manhattanLength() > 4;
        if (!dragging_) return;
        setCursor(Qt::ClosedHandCursor);
        transform_.pan(event->pos() - lastDrag_);
        lastDrag_ = event->pos();
        fitted_ = false;
        planChanged();
        return;
    }
    setCursor(tagUnder(event->position()).isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
}

void MapView::mouseReleaseEvent(QMouseEvent* event)
{
    setCursor(Qt::ArrowCursor);
    if (dragging_ || event->button() != Qt::LeftButton) return;
    selected_ = tagUnder(event->position());
    update();
    Q_EMIT tagSelected(selected_);
}

void MapView::mouseDoubleClickEvent(QMouseEvent*)
{
    showAll();
}

void MapView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            zoom(1.25);
            return;
        case Qt::Key_Minus:
            zoom(0.8);
            return;
        case Qt::Key_0:
        case Qt::Key_Home:
            showAll();
            return;
        case Qt::Key_Left:
            transform_.pan({kKeyStep, 0});
            break;
        case Qt::Key_Right:
            transform_.pan({-kKeyStep, 0});
            break;
        case Qt::Key_Up:
            transform_.pan({0, kKeyStep});
            break;
        case Qt::Key_Down:
            transform_.pan({0, -kKeyStep});
            break;
        default:
            QWidget::keyPressEvent(event);
            return;
    }
    fitted_ = false;
    planChanged();
}

}  // namespace pitwatch::ui
