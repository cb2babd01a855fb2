#include "wallcanvas.h"

#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>
#include <QPaintEvent>

#include <algorithm>
#include <cmath>

#include "cameratreemodel.h"
#include "walllayout.h"

namespace pitwatch::ui {

namespace {

using namespace std::chrono_literals;

// A frame waits for the wall's clock at most this long.
constexpr auto kFrameTick = 16ms;
constexpr auto kSlowTick = 500ms;
// An older picture is not shown as live.
constexpr Micros kStaleAfter = 2s;
// Room between the arrival of detections and the frame that they belong to, and the longest that a picture waits.
constexpr auto kDelayMargin = 60ms;
constexpr auto kLongestDelay = 900ms;
constexpr auto kDelayStep = 40ms;

}  // namespace

struct WallCanvas::Slot {
    int tile = 0;
    CameraKey key;
    QString mine;
    std::unique_ptr<TileStream> stream;  ///< null: no such camera in the region
    QRect rect;
    QRect picture;
    QSize shape;  ///< of the source, as laid out
    std::chrono::milliseconds delay{0};
    std::optional<StreamPhase> announced;
    mutable bool boxesDrawn = false;
};

WallCanvas::WallCanvas(Sources sources, TileLook look, QWidget* parent)
    : QWidget(parent), sources_(std::move(sources)), painter_(std::move(look))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(true);
    setMinimumSize(320, 180);
    frameTimer_.setTimerType(Qt::PreciseTimer);
    connect(&frameTimer_, &QTimer::timeout, this, &WallCanvas::tick);
    connect(&slowTimer_, &QTimer::timeout, this, &WallCanvas::tickSlowly);
    frameTimer_.start(kFrameTick);
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

void WallCanvas::setAligned(bool aligned)
{
    aligned_ = aligned;
    tickSlowly();
}

void WallCanvas::setActive(bool active)
{
    active_ = active;
    for (const auto& slot : slots_)
        if (slot->stream) slot->stream->setVisible(active_);
}

std::vector<int> WallCanvas::shownTiles() const
{
    if (state_.full()) return {*state_.full()};
    std::vector<int> tiles(std::size_t(state_.tileCount()));
    for (int tile = 0; tile < state_.tileCount(); ++tile) tiles[std::size_t(tile)] = tile;
    return tiles;
}

/// Streams that go on being shown are kept: changing the layout must not reconnect a camera.
void WallCanvas::rebuild()
{
    std::vector<std::unique_ptr<Slot>> before;
    before.swap(slots_);
    for (const int tile : shownTiles()) {
        auto slot = std::make_unique<Slot>();
        const auto key = state_.camera(tile);
        if (key) {
            const auto kept = std::find_if(before.begin(), before.end(),
                                           [&](const auto& s) { return s && s->stream && s->key == *key; });
            if (kept != before.end()) slot = std::move(*kept);
        }
        slot->tile = tile;
        if (key && !slot->stream) {
            slot->key = *key;
            const Mine* mine = sources_.region->mine(key->mine);
            const Camera* camera = sources_.region->camera(*key);
            if (mine) slot->mine = mine->name;
            if (camera)
                slot->stream = std::make_unique<TileStream>(*sources_.video, *camera,
                                                            key->mine.text() + QLatin1Char('/') + key->camera.text());
            if (slot->stream) slot->stream->setVisible(active_);
        }
        slots_.push_back(std::move(slot));
    }
    for (const auto& slot : before)
        if (slot && slot->stream) Q_EMIT cameraPhaseChanged(slot->key, StreamPhase::Idle, {});
    arrange();
    tickSlowly();
}

QRect WallCanvas::tileAt(int tile) const
{
    return state_.full() ? rect() : tileRect(size(), state_.tileCount(), tile);
}

void WallCanvas::takeShape(Slot& slot)
{
    slot.rect = tileAt(slot.tile);
    const QRect room = slot.rect.adjusted(0, 0, 0, -painter_.look().captionHeight);
    slot.shape = slot.stream ? slot.stream->status().sourceSize : QSize();
    slot.picture = pictureRect(room, slot.shape);
    if (slot.stream) slot.stream->setPictureSize(slot.picture.size() * devicePixelRatioF());
}

void WallCanvas::arrange()
{
    for (const auto& slot : slots_) takeShape(*slot);
    update();
}

void WallCanvas::tick()
{
    if (!active_ || !isVisible()) return;
    const std::uint64_t generation = sources_.video->generation();
    if (generation == generation_) return;
    generation_ = generation;
    for (const auto& slot : slots_) {
        if (!slot->stream) continue;
        const StreamPhase before = slot->stream->status().phase;
        if (!slot->stream->poll()) continue;
        if (slot->stream->status().sourceSize != slot->shape) takeShape(*slot);
        if (slot->stream->status().phase != before || !slot->stream->frame()) {
            announce(*slot);
            update(slot->rect);
        } else {
            update(slot->picture);
        }
    }
}

void WallCanvas::announce(Slot& slot)
{
    const StreamStatus& status = slot.stream->status();
    if (slot.announced == status.phase) return;
    slot.announced = status.phase;
    Q_EMIT cameraPhaseChanged(slot.key, status.phase, status.reason);
}

void WallCanvas::tickSlowly()
{
    const UtcTime now = sources_.clock->now();
    for (const auto& slot : slots_) {
        if (!slot->stream) continue;
        // A hidden wall shows nothing but still knows whether its cameras are there.
        if (!active_) slot->stream->poll();
        announce(*slot);
        const auto arrival =
            aligned_ && sources_.detections ? sources_.detections->arrivalDelay(slot->key, now) : std::nullopt;
        const auto wanted = arrival ? std::min<std::chrono::milliseconds>(*arrival + kDelayMargin, kLongestDelay) : 0ms;
        // A picture that stutters with every little change of the delay would be worse than one a little too late.
        if (wanted > slot->delay || wanted + kDelayStep < slot->delay) {
            slot->delay = wanted > 0ms ? wanted + kDelayStep / 2 : 0ms;
            slot->stream->setDelay(slot->delay);
        }
        const StreamStatus& status = slot->stream->status();
        const bool old = status.lastFrameAt && now - *status.lastFrameAt > kStaleAfter;
        if (status.phase != StreamPhase::Live || old) update(slot->rect);
    }
}

TileView WallCanvas::viewOf(const Slot& slot) const
{
    TileView view;
    view.tile = slot.rect;
    view.picture = slot.picture;
    view.focused = hasFocus() && slot.tile == state_.focused() && !state_.full();
    if (!slot.stream) {
        if (!slot.key.camera.isEmpty()) {
            view.name = slot.key.camera.text();
            view.status.phase = StreamPhase::NoSignal;
            view.status.reason = tr("The region has no such camera");
        }
        return view;
    }
    view.name = slot.stream->camera().name;
    view.mine = slot.mine;
    view.frame = slot.stream->frame();
    view.status = slot.stream->status();
    view.mainStream = slot.stream->quality() == StreamQuality::Main;
    if (view.status.lastFrameAt) view.age = sources_.clock->now() - *view.status.lastFrameAt;
    view.stale = view.age && *view.age > kStaleAfter;
    if (sources_.detections && view.frame && view.frame->capturedAt)
        view.boxes = sources_.detections->boxesAt(slot.key, *view.frame->capturedAt);
    return view;
}

void WallCanvas::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    const QRegion damaged = event->region();
    QRegion uncovered = damaged;
    for (const auto& slot : slots_) {
        const QRegion part = damaged.intersected(slot->rect);
        uncovered -= slot->rect;
        if (part.isEmpty()) continue;
        const TileView view = viewOf(*slot);
        slot->boxesDrawn = view.boxes && !view.boxes->objects.empty();
        painter.setClipRegion(part);
        painter_.paint(painter, view, part);
        if (observer_ && view.frame && view.status.phase == StreamPhase::Live)
            observer_(DrawnOverlay{slot->key, view.frame, view.boxes});
    }
    painter.setClipping(false);
    for (const QRect& gap : uncovered) painter.fillRect(gap, painter_.look().background);
}

void WallCanvas::resizeEvent(QResizeEvent*)
{
    arrange();
}

int WallCanvas::liveTiles() const
{
    return int(std::count_if(slots_.begin(), slots_.end(), [](const auto& s) {
        return s->stream && s->stream->frame() && s->stream->status().phase == StreamPhase::Live;
    }));
}

int WallCanvas::assignedTiles() const
{
    return int(std::count_if(slots_.begin(), slots_.end(), [](const auto& s) { return s->stream != nullptr; }));
}

int WallCanvas::tilesWithBoxes() const
{
    return int(std::count_if(slots_.begin(), slots_.end(), [](const auto& s) { return s->boxesDrawn; }));
}

StreamStatus WallCanvas::statusOf(const CameraKey& camera) const
{
    for (const auto& slot : slots_)
        if (slot->stream && slot->key == camera) return slot->stream->status();
    return {};
}

void WallCanvas::change(const std::function<void(WallState&)>& edit)
{
    edit(state_);
    rebuild();
    Q_EMIT stateChanged();
}

std::optional<int> WallCanvas::tileUnder(QPoint position) const
{
    for (const auto& slot : slots_)
        if (slot->rect.contains(position)) return slot->tile;
    return std::nullopt;
}

void WallCanvas::mousePressEvent(QMouseEvent* event)
{
    pressedAt_ = event->pos();
    if (const auto tile = tileUnder(event->pos())) {
        state_.focus(*tile);
        update();
        Q_EMIT stateChanged();
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
    if (!key || !tile || !sources_.region->camera(*key)) return;
    event->acceptProposedAction();
    change([&](WallState& s) {
        s.assign(*tile, *key);
        s.focus(*tile);
    });
}

}  // namespace pitwatch::ui
