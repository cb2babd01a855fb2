#include "mapview.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

#include <ui/common/format.h>

#include "mappainter.h"

namespace pitwatch::ui {

namespace {

constexpr double kClusterCell = 12;  // pixels
constexpr double kPickRadius = 12;
constexpr double kWheelFactor = 1.0015;  // per eighth of a degree
constexpr double kKeyStep = 60;          // pixels
constexpr int kDragDistance = 4;         // pixels; less is a click
constexpr int kEdge = 40;                // pixels: a tag nearer to the edge is brought into view
constexpr std::size_t kMostNamed = 12;   // tags of a group in a tool tip

}  // namespace

MapView::MapView(MapLook look, QWidget* parent) : QWidget(parent), look_(std::move(look))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(320, 240);
    setAccessibleName(tr("Plan of the mine"));
    setAccessibleDescription(tr("The list beside it names everybody who is drawn here"));
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

void MapView::moved()
{
    fitted_ = false;
    planChanged();
}

void MapView::zoom(double factor)
{
    transform_.zoomAt(rect().center(), factor);
    moved();
}

const TagSnapshot* MapView::selectedTag() const
{
    if (selected_.isEmpty() || !live()) return nullptr;
    const auto& tags = live()->tags;
    const auto found = std::find_if(tags.begin(), tags.end(), [this](const auto& tag) { return tag.tag == selected_; });
    return found == tags.end() ? nullptr : &*found;
}

void MapView::select(const TagCode& tag, bool bringIntoView)
{
    selected_ = tag;
    update();
    const TagSnapshot* found = selectedTag();
    if (!bringIntoView || !found || !found->at) return;
    const QPointF place(found->at->x, found->at->y);
    if (rect().adjusted(kEdge, kEdge, -kEdge, -kEdge).contains(transform_.toScreen(place).toPoint())) return;
    transform_.centreOn(place);
    moved();
}

int MapView::placedTags() const
{
    if (!live()) return 0;
    const auto& tags = live()->tags;
    return int(std::count_if(tags.begin(), tags.end(), [](const TagSnapshot& t) { return t.at.has_value(); }));
}

void MapView::paintEvent(QPaintEvent*)
{
    if (plan_.isNull()) {
        plan_ = QPixmap(size() * devicePixelRatioF());
        plan_.setDevicePixelRatio(devicePixelRatioF());
        plan_.fill(look_.background);
        QPainter painter(&plan_);
        painter.setRenderHint(QPainter::Antialiasing);
        if (mine()) MapPainter(painter, look_, transform_).paintPlan(*mine());
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, plan_);
    painter.setRenderHint(QPainter::Antialiasing);
    paintLive(painter);
}

void MapView::paintLive(QPainter& painter) const
{
    const MapPainter map(painter, look_, transform_);
    if (mine() && live()) {
        map.paintHeadCounts(*mine(), *live(), areaGrades(*snapshot_, mineCode_));
        const QRectF seen = QRectF(rect()).adjusted(-kEdge, -kEdge, kEdge, kEdge);
        for (const TagCluster& cluster : clusterTags(live()->tags, transform_, kClusterCell))
            if (seen.contains(cluster.screen)) map.paintMark(cluster);
        if (const TagSnapshot* tag = selectedTag()) map.paintSelection(*tag);
    }
    map.paintScaleBar(size());
}

std::optional<TagCluster> MapView::clusterUnder(QPointF position) const
{
    if (!live()) return std::nullopt;
    std::optional<TagCluster> best;
    double nearest = kPickRadius;
    for (TagCluster& cluster : clusterTags(live()->tags, transform_, kClusterCell)) {
        const double away = std::hypot(cluster.screen.x() - position.x(), cluster.screen.y() - position.y());
        if (away >= nearest) continue;
        nearest = away;
        best = std::move(cluster);
    }
    return best;
}

TagCode MapView::tagUnder(QPointF position) const
{
    const auto cluster = clusterUnder(position);
    if (!cluster) return {};
    const auto& tags = cluster->tags;
    const auto current = std::find_if(tags.begin(), tags.end(), [&](const auto* t) { return t->tag == selected_; });
    const bool more = current != tags.end() && current + 1 != tags.end();
    return (more ? *(current + 1) : tags.front())->tag;
}

QString MapView::toolTipOf(const TagCluster& cluster) const
{
    QStringList lines;
    for (const TagSnapshot* tag : cluster.tags) {
        if (lines.size() == qsizetype(kMostNamed)) {
            lines << tr("and %n more", nullptr, int(cluster.tags.size() - kMostNamed));
            break;
        }
        QStringList parts{tag->name.isEmpty() ? tag->tag.text() : tag->name, tag->job,
                          ageText(tag->observedAt, snapshot_->at)};
        parts.removeAll(QString());
        lines << parts.join(QStringLiteral(" · "));
    }
    return lines.join(QLatin1Char('\n'));
}

bool MapView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto cluster = clusterUnder(help->pos());
    if (cluster)
        QToolTip::showText(help->globalPos(), toolTipOf(*cluster), this);
    else
        QToolTip::hideText();
    return true;
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
    moved();
    event->accept();
}

void MapView::mousePressEvent(QMouseEvent* event)
{
    pressedAt_ = lastDrag_ = event->pos();
    dragging_ = false;
}

void MapView::mouseMoveEvent(QMouseEvent* event)
{
    if (!(event->buttons() & Qt::LeftButton)) {
        setCursor(clusterUnder(event->position()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    }
    dragging_ = dragging_ || (event->pos() - pressedAt_).manhattanLength() > kDragDistance;
    if (!dragging_) return;
    setCursor(Qt::ClosedHandCursor);
    transform_.pan(event->pos() - lastDrag_);
    lastDrag_ = event->pos();
    moved();
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
    dragging_ = true;  // its release chooses nothing
    showAll();
}

void MapView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
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
    moved();
}

}  // namespace pitwatch::ui
