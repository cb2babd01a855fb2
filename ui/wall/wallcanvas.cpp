#include "wallcanvas.h"

#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>
#include <QPaintEvent>

#include <algorithm>

#include "cameratreemodel.h"

namespace pitwatch::ui {

namespace {

using namespace std::chrono_literals;

// A frame waits for the wall's clock at most this long.
constexpr auto kFrameTick = 16ms;
constexpr auto kSlowTick = 500ms;

}  // namespace

WallCanvas::WallCanvas(WallSources sources, TileLook look, QWidget* parent)
    : QWidget(parent), tiles_(std::move(sources)), painter_(std::move(look)), details_(new TileBadge(this))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(true);
    setMinimumSize(320, 180);
    connect(details_, &TileBadge::closed, this, &WallCanvas::closeDetails);
    connect(&tiles_, &WallTiles::cameraPhaseChanged, this, &WallCanvas::cameraPhaseChanged);
    frameTimer_.setTimerType(Qt::PreciseTimer);
    connect(&frameTimer_, &QTimer::timeout, this, &WallCanvas::tick);
    connect(&slowTimer_, &QTimer::timeout, this, &WallCanvas::tickSlowly);
    connect(&sight_, &SightWatch::changed, this, &WallCanvas::see);
    slowTimer_.start(kSlowTick);
}

WallCanvas::~WallCanvas() = default;

void WallCanvas::setState(const WallState& state)
{
    state_ = state;
    rebuild();
}

void WallCanvas::setLook(TileLook look)
{
    painter_ = TilePainter(std::move(look));
    arrange();
}

void WallCanvas::setRecorded(std::set<CameraKey> cameras)
{
    tiles_.setRecorded(std::move(cameras));
    update();
}

void WallCanvas::setAligned(bool aligned)
{
    aligned_ = aligned;
    tiles_.setAligned(aligned);
    tickSlowly();
}

void WallCanvas::setActive(bool active)
{
    active_ = active;
    tiles_.setVisible(active);
}

void WallCanvas::rebuild()
{
    tiles_.rebuild(state_, active_);
    arrange();
    tickSlowly();
}

void WallCanvas::arrange()
{
    tiles_.setFocused(state_.focused());
    tiles_.arrange(state_, {size(), devicePixelRatioF(), painter_.look().captionHeight});
    update();
}

/// What nobody can see costs nothing: neither decoding nor a tick of the clock.
void WallCanvas::see()
{
    tiles_.setSeen(sight_.seen());
    if (sight_.seen().isEmpty())
        frameTimer_.stop();
    else if (!frameTimer_.isActive())
        frameTimer_.start(kFrameTick);
}

void WallCanvas::tick()
{
    if (!active_) return;
    const QRegion changed = tiles_.poll();
    if (!changed.isEmpty()) update(changed);
}

void WallCanvas::tickSlowly()
{
    tiles_.setFocused(state_.focused());
    const QRegion changed = tiles_.review(active_ && !sight_.seen().isEmpty());
    if (!changed.isEmpty()) update(changed);
    refreshDetails();
}

void WallCanvas::toggleDetails()
{
    if (detailed_)
        closeDetails();
    else
        showDetails(state_.full().value_or(state_.focused()));
}

void WallCanvas::showDetails(int tile)
{
    detailed_ = tile;
    refreshDetails();
    if (detailed_) details_->setFocus();
}

void WallCanvas::refreshDetails()
{
    if (!detailed_) return;
    const auto found = std::find_if(tiles_.all().begin(), tiles_.all().end(), [this](const auto& t) {
        return t->tile == *detailed_ && t->stream && !t->rect.isEmpty();
    });
    if (found == tiles_.all().end()) return closeDetails();
    details_->show(tiles_.view(**found), painter_.look().captionHeight, tiles_.sources().region->timezone);
}

void WallCanvas::closeDetails()
{
    detailed_.reset();
    const QWidget* typing = QApplication::focusWidget();
    const bool here = typing == details_ || details_->isAncestorOf(typing);
    details_->hide();
    if (here) setFocus();
}

void WallCanvas::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    const QRegion damaged = event->region();
    QRegion uncovered = damaged;
    for (const auto& tile : tiles_.all()) {
        const QRegion part = damaged.intersected(tile->rect);
        uncovered -= tile->rect;
        if (part.isEmpty()) continue;
        TileView view = tiles_.view(*tile);
        view.focused = hasFocus() && tile->tile == state_.focused() && !state_.full();
        tile->boxesDrawn = view.boxes && !view.boxes->objects.empty();
        painter.setClipRegion(part);
        painter_.paint(painter, view, part);
        tiles_.painted(*tile, view);
        if (observer_ && view.frame && view.status.phase == StreamPhase::Live)
            observer_(DrawnOverlay{tile->key, view.frame, view.boxes});
    }
    painter.setClipping(false);
    for (const QRect& gap : uncovered) painter.fillRect(gap, painter_.look().background);
}

void WallCanvas::resizeEvent(QResizeEvent*)
{
    arrange();
}

StreamStatus WallCanvas::statusOf(const CameraKey& camera) const
{
    const WallTile* tile = tiles_.of(camera);
    return tile ? tile->stream->status() : StreamStatus{};
}

void WallCanvas::change(const std::function<void(WallState&)>& edit)
{
    edit(state_);
    rebuild();
    Q_EMIT stateChanged();
}

std::optional<int> WallCanvas::tileUnder(QPoint position) const
{
    const WallTile* tile = tiles_.under(position);
    return tile ? std::optional(tile->tile) : std::nullopt;
}

void WallCanvas::mousePressEvent(QMouseEvent* event)
{
    pressedAt_ = event->pos();
    if (detailed_) closeDetails();
    if (const auto tile = tileUnder(event->pos())) {
        state_.focus(*tile);
        update();
        Q_EMIT stateChanged();
        const WallTile* pressed = tiles_.under(event->pos());
        if (detailsMark(pressed->rect, painter_.look().captionHeight).adjusted(-4, -4, 4, 4).contains(event->pos()))
            showDetails(*tile);
    }
}

void WallCanvas::mouseMoveEvent(QMouseEvent* event)
{
    if (!(event->buttons() & Qt::LeftButton) || state_.full()) return;
    if ((event->pos() - pressedAt_).manhattanLength() < QApplication::startDragDistance()) return;
    const auto tile = tileUnder(pressedAt_);
    const auto key = tile ? state_.camera(*tile) : std::nullopt;
    if (!key) return;
    auto* drag = new QDrag(this);
    auto* mime = new QMimeData;
    mime->setData(QLatin1String(kCameraMimeType), cameraToMime(*key));
    drag->setMimeData(mime);
    drag->exec(Qt::MoveAction | Qt::CopyAction, Qt::MoveAction);
}

void WallCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const auto tile = tileUnder(event->pos())) change([&](WallState& s) { s.toggleFull(*tile); });
}

void WallCanvas::keyPressEvent(QKeyEvent* event)
{
    const int tile = state_.focused();
    switch (event->key()) {
        case Qt::Key_Left:
            state_.moveFocus(-1, 0);
            break;
        case Qt::Key_Right:
            state_.moveFocus(1, 0);
            break;
        case Qt::Key_Up:
            state_.moveFocus(0, -1);
            break;
        case Qt::Key_Down:
            state_.moveFocus(0, 1);
            break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            change([&](WallState& s) { s.toggleFull(tile); });
            return;
        case Qt::Key_Escape:
            if (!state_.full()) return QWidget::keyPressEvent(event);
            change([](WallState& s) { s.leaveFull(); });
            return;
        case Qt::Key_Delete:
            change([&](WallState& s) { s.clear(tile); });
            return;
        default:
            QWidget::keyPressEvent(event);
            return;
    }
    update();
    Q_EMIT stateChanged();
}

void WallCanvas::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasFormat(QLatin1String(kCameraMimeType))) event->acceptProposedAction();
}

void WallCanvas::dropEvent(QDropEvent* event)
{
    const auto key = cameraFromMime(event->mimeData()->data(QLatin1String(kCameraMimeType)));
    const auto tile = tileUnder(event->position().toPoint());
    if (!key || !tile || !tiles_.sources().region->camera(*key)) return;
    event->acceptProposedAction();
    change([&](WallState& s) {
        s.assign(*tile, *key);
        s.focus(*tile);
    });
}

}  // namespace pitwatch::ui
