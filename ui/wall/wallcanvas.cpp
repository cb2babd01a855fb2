#include "wallcanvas.h"

#include <QApplication>
#include <QPaintEvent>

#include <algorithm>
#include <utility>

#include <core/logging.h>

#include "glpictures.h"
#include "glsurface.h"

namespace pitwatch::ui {

namespace {

using namespace std::chrono_literals;

// A frame waits for the wall's clock at most this long.
constexpr auto kFrameTick = 16ms;
constexpr auto kSlowTick = 500ms;

// Both are asked for only where they can be done.
void report(const Result<void>& change)
{
    if (!change) qCWarning(logUi) << "the layout stays as it is:" << change.error().text();
}

}  // namespace

WallCanvas::WallCanvas(WallSources sources, TileLook look, QWidget* parent)
    : QWidget(parent),
      tiles_(std::move(sources)),
      painter_(std::move(look)),
      details_(new TileBadge(this)),
      input_(new WallInput(*this))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(320, 180);
    connect(details_, &TileBadge::closed, this, &WallCanvas::closeDetails);
    connect(&tiles_, &WallTiles::cameraPhaseChanged, this, &WallCanvas::cameraPhaseChanged);
    connect(&replay_, &WallReplay::changed, this, [this] { damage(rect()); });
    frameTimer_.setTimerType(Qt::PreciseTimer);
    connect(&frameTimer_, &QTimer::timeout, this, &WallCanvas::tick);
    connect(&slowTimer_, &QTimer::timeout, this, &WallCanvas::tickSlowly);
    if (tiles_.sources().gl) {
        surface_ = new GlSurface(
            this, [this](QPainter& p, const QRegion& damaged) { paintTiles(p, damaged); },
            [this] { drawWithoutCard(); });
        surface_->lower();  // the details stay on top
        setLook(painter_.look());
    }
    connect(&sight_, &SightWatch::changed, this, &WallCanvas::see);
    connect(&inputs_, &InputWatch::used, this, &WallCanvas::used);
    slowTimer_.start(kSlowTick);
}

WallCanvas::~WallCanvas() = default;

void WallCanvas::setState(const WallState& state)
{
    state_ = state;
    input_->forgetSelection();
    rebuild();
}

void WallCanvas::takeOver(const WallState& state)
{
    Q_EMIT takenOver();
    setState(state);
}

void WallCanvas::change(const std::function<void(WallState&)>& edit)
{
    const WallState before = state_;
    edit(state_);
    if (!state_.sameContents(before)) history_.note(before);
    input_->forgetSelection();
    rebuild();
    Q_EMIT stateChanged();
}

void WallCanvas::adopt(const std::optional<WallState>& state)
{
    if (!state) return;
    setState(*state);
    Q_EMIT stateChanged();
}

void WallCanvas::undo()
{
    adopt(history_.undo(state_));
}

void WallCanvas::redo()
{
    adopt(history_.redo(state_));
}

void WallCanvas::setLook(TileLook look)
{
    painter_ = TilePainter(std::move(look));
    if (surface_)
        painter_.setDrawPicture([this](QPainter& painter, const VideoFrame& frame, const QRectF& place,
                                       const QRect& clip) { drawPicture(painter, frame, place, clip); });
    arrange();
}

/// A card that cannot draw the pictures may not draw the rest either: the widget paints itself from now on.
void WallCanvas::drawWithoutCard()
{
    GlSurface* gone = std::exchange(surface_, nullptr);
    gone->hide();
    gone->deleteLater();
    setLook(painter_.look());
}

void WallCanvas::damage(const QRegion& region)
{
    if (surface_)
        surface_->damage(region);
    else
        update(region);
}

void WallCanvas::setRecorded(std::set<CameraKey> cameras)
{
    tiles_.setRecorded(std::move(cameras));
    damage(rect());
}

void WallCanvas::setAligned(bool aligned)
{
    aligned_ = aligned;
    tiles_.setAligned(aligned);
    tickSlowly();
}

void WallCanvas::focusTile(int tile)
{
    state_.focus(tile);
    focusMoved();
}

void WallCanvas::moveFocus(int columns, int rows)
{
    state_.moveFocus(columns, rows);
    focusMoved();
}

void WallCanvas::focusMoved()
{
    damage(rect());
    Q_EMIT shownChanged();
    Q_EMIT stateChanged();
}

std::optional<QRect> WallCanvas::selection() const
{
    return input_->selection();
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
    Q_EMIT shownChanged();
}

void WallCanvas::arrange()
{
    tiles_.setFocused(state_.focused());
    tiles_.arrange(state_, {size(), devicePixelRatioF(), painter_.look().captionHeight});
    damage(rect());
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
    if (!changed.isEmpty()) damage(changed);
}

void WallCanvas::tickSlowly()
{
    replay_.review();
    tiles_.setFocused(state_.focused());
    const QRegion changed = tiles_.review(active_ && !sight_.seen().isEmpty());
    if (!changed.isEmpty()) damage(changed);
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
    if (!detailed_) return;
    detailed_.reset();
    const QWidget* typing = QApplication::focusWidget();
    const bool here = typing == details_ || details_->isAncestorOf(typing);
    details_->hide();
    if (here) setFocus();
}

void WallCanvas::paintEvent(QPaintEvent* event)
{
    if (surface_) return;  // it covers all of this
    QPainter painter(this);
    paintTiles(painter, event->region());
}

void WallCanvas::drawPicture(QPainter& painter, const VideoFrame& frame, const QRectF& place, const QRect& clip) const
{
    if (!surface_->pictures()) return;
    const double ratio = devicePixelRatioF();
    const auto scaled = [ratio](const QRectF& r) { return QRectF(r.topLeft() * ratio, r.size() * ratio); };
    painter.beginNativePainting();
    surface_->pictures()->draw(frame, scaled(place), scaled(clip).toRect(), surface_->pixels());
    painter.endNativePainting();
}

void WallCanvas::paintTiles(QPainter& painter, const QRegion& damaged)
{
    QRegion uncovered = damaged;
    for (const auto& tile : tiles_.all()) {
        QRegion part = damaged.intersected(tile->rect);
        uncovered -= tile->rect;
        if (part.isEmpty()) continue;
        if (surface_) part = tile->rect;  // a graphics card does not draw pieces of a picture
        TileView view = tiles_.view(*tile);
        view.focused = hasFocus() && tile->tile == state_.focused() && !state_.full();
        if (const auto mark = marks_.find(tile->key); mark != marks_.end()) view.mark = mark->second;
        tile->boxesDrawn = view.boxes && !view.boxes->objects.empty();
        painter.setClipRegion(part);
        painter_.paint(painter, view, part);
        if (!view.replay) tiles_.painted(*tile, view);
        input_->paintMarks(painter, *tile, painter_.look());
        if (observer_ && view.frame && !view.replay && view.status.phase == StreamPhase::Live)
            observer_(DrawnOverlay{tile->key, view.frame, view.boxes});
    }
    painter.setClipping(false);
    for (const QRect& gap : uncovered) painter.fillRect(gap, painter_.look().background);
}

void WallCanvas::resizeEvent(QResizeEvent*)
{
    if (surface_) surface_->setGeometry(rect());
    arrange();
}

StreamStatus WallCanvas::statusOf(const CameraKey& camera) const
{
    const WallTile* tile = tiles_.of(camera);
    return tile ? tile->stream->status() : StreamStatus{};
}

std::vector<CameraKey> WallCanvas::shownCameras() const
{
    std::vector<CameraKey> cameras;
    for (const auto& tile : tiles_.all())
        if (tile->stream) cameras.push_back(tile->key);
    return cameras;
}

void WallCanvas::setMarks(std::map<CameraKey, QString> marks)
{
    if (marks == marks_) return;
    marks_ = std::move(marks);
    damage(rect());
}

void WallCanvas::mergeSelection()
{
    const auto cells = selection();
    if (!cells) {
        Q_EMIT refused(tr("Choose neighbouring tiles first: Shift and the arrow keys, or drag with Shift"));
        return;
    }
    change([&](WallState& s) { report(s.merge(*cells)); });
}

void WallCanvas::splitFocused()
{
    if (state_.full() || !state_.layout().split(state_.focused())) {
        Q_EMIT refused(tr("The wall has no room for more tiles"));
        return;
    }
    change([](WallState& s) { report(s.split(s.focused())); });
}

}  // namespace pitwatch::ui
