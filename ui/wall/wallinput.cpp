#include "wallinput.h"

#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>

#include "cameratreemodel.h"
#include "tilecaption.h"
#include "wallcanvas.h"
#include "walldrop.h"

namespace pitwatch::ui {

namespace {
constexpr int kMarkMargin = 4;  // a small mark is easier to hit with some room around it
}

WallInput::WallInput(WallCanvas& canvas) : QObject(&canvas), canvas_(canvas)
{
    canvas.setAcceptDrops(true);
    canvas.installEventFilter(this);
}

bool WallInput::eventFilter(QObject* object, QEvent* event)
{
    switch (event->type()) {
        case QEvent::MouseButtonPress:
            return press(*static_cast<QMouseEvent*>(event));
        case QEvent::MouseMove:
            return move(*static_cast<QMouseEvent*>(event));
        case QEvent::MouseButtonDblClick:
            return fill(*static_cast<QMouseEvent*>(event));
        case QEvent::KeyPress:
            return key(*static_cast<QKeyEvent*>(event));
        case QEvent::DragEnter:
            return enter(*static_cast<QDragMoveEvent*>(event));
        case QEvent::DragMove:
            return hover(*static_cast<QDragMoveEvent*>(event));
        case QEvent::DragLeave:
            markDropTarget(std::nullopt);
            return true;
        case QEvent::Drop:
            return drop(*static_cast<QDropEvent*>(event));
        default:
            return QObject::eventFilter(object, event);
    }
}

std::optional<int> WallInput::tileUnder(QPoint position) const
{
    const WallTile* tile = canvas_.tiles().under(position);
    return tile ? std::optional(tile->tile) : std::nullopt;
}

std::optional<QRect> WallInput::selection() const
{
    const WallState& state = canvas_.state();
    if (!selectedTo_ || state.full() || *selectedTo_ == state.focused()) return std::nullopt;
    return state.layout().span(state.focused(), *selectedTo_);
}

void WallInput::select(std::optional<int> tile)
{
    if (selectedTo_ == tile) return;
    selectedTo_ = tile;
    canvas_.damage(canvas_.rect());
}

void WallInput::paintMarks(QPainter& painter, const WallTile& tile, const TileLook& look) const
{
    const auto cells = selection();
    if (cells && cells->contains(canvas_.state().layout().tiles()[std::size_t(tile.tile)]))
        paintSelected(painter, tile.rect, look);
    if (dropTarget_ == tile.tile) paintDropTarget(painter, tile.rect, look);
}

bool WallInput::press(const QMouseEvent& event)
{
    pressedAt_ = event.pos();
    canvas_.closeDetails();
    const WallTile* tile = canvas_.tiles().under(event.pos());
    if (!tile) return true;
    if (tile->replay) seekReplay(*tile, event.pos());
    if (event.modifiers() & Qt::ShiftModifier) {
        select(tile->tile);
        return true;
    }
    selectedTo_.reset();
    const int chosen = tile->tile;
    const QRect mark = detailsMark(tile->rect, canvas_.look().captionHeight);
    canvas_.focusTile(chosen);
    if (mark.adjusted(-kMarkMargin, -kMarkMargin, kMarkMargin, kMarkMargin).contains(event.pos()))
        canvas_.showDetails(chosen);
    return true;
}

void WallInput::seekReplay(const WallTile& tile, QPoint at)
{
    const QRect bar = ReplayPainter::barRect(tile.picture);
    if (bar.contains(at)) canvas_.replay().seekToShare(tile.tile, double(at.x() - bar.left()) / bar.width());
}

bool WallInput::move(const QMouseEvent& event)
{
    if (!(event.buttons() & Qt::LeftButton) || canvas_.state().full()) return true;
    if (event.modifiers() & Qt::ShiftModifier) {
        if (const auto tile = tileUnder(event.pos())) select(tile);
        return true;
    }
    if ((event.pos() - pressedAt_).manhattanLength() < QApplication::startDragDistance()) return true;
    if (const auto tile = tileUnder(pressedAt_)) drag(*tile);
    return true;
}

bool WallInput::fill(const QMouseEvent& event)
{
    if (const auto tile = tileUnder(event.pos())) canvas_.change([&](WallState& s) { s.toggleFull(*tile); });
    return true;
}

void WallInput::drag(int tile)
{
    const auto key = canvas_.state().camera(tile);
    if (!key) return;
    auto* drag = new QDrag(&canvas_);
    auto* mime = new QMimeData;
    mime->setData(QLatin1String(kCameraMimeType), cameraToMime(*key));
    drag->setMimeData(mime);
    const Qt::DropAction done = drag->exec(Qt::MoveAction | Qt::CopyAction, Qt::MoveAction);
    // Within one wall the tiles changed places; another wall took the camera over.
    const bool toAnotherWall = qobject_cast<WallCanvas*>(drag->target()) && drag->target() != &canvas_;
    if (toAnotherWall && done == Qt::MoveAction && canvas_.state().camera(tile) == key)
        canvas_.change([tile](WallState& s) { s.clear(tile); });
}

bool WallInput::arrow(const QKeyEvent& event)
{
    const int key = event.key();
    const int columns = (key == Qt::Key_Right) - (key == Qt::Key_Left);
    const int rows = (key == Qt::Key_Down) - (key == Qt::Key_Up);
    if (!columns && !rows) return false;
    if (event.modifiers() & Qt::ShiftModifier) {
        const int from = selectedTo_.value_or(canvas_.state().focused());
        select(canvas_.state().layout().neighbour(from, columns, rows).value_or(from));
        return true;
    }
    selectedTo_.reset();
    canvas_.moveFocus(columns, rows);
    return true;
}

bool WallInput::key(const QKeyEvent& event)
{
    if (arrow(event)) return true;
    const int tile = canvas_.state().focused();
    switch (event.key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            canvas_.change([&](WallState& s) { s.toggleFull(tile); });
            return true;
        case Qt::Key_Escape:
            return escape();
        case Qt::Key_Delete:
            canvas_.change([&](WallState& s) { s.clear(tile); });
            return true;
        default:
            return false;
    }
}

bool WallInput::escape()
{
    if (selectedTo_) {
        select(std::nullopt);
        return true;
    }
    if (!canvas_.state().full()) return false;
    canvas_.change([](WallState& s) { s.leaveFull(); });
    return true;
}

bool WallInput::enter(QDragMoveEvent& event)
{
    const bool known = !droppedCameras(*event.mimeData(), *canvas_.tiles().sources().region).empty();
    event.setAccepted(known);
    if (known) event.acceptProposedAction();
    return true;
}

bool WallInput::hover(QDragMoveEvent& event)
{
    const auto tile = tileUnder(event.position().toPoint());
    markDropTarget(tile);
    tile ? event.acceptProposedAction() : event.ignore();
    return true;
}

void WallInput::markDropTarget(std::optional<int> tile)
{
    if (dropTarget_ == tile) return;
    dropTarget_ = tile;
    canvas_.damage(canvas_.rect());
}

bool WallInput::drop(QDropEvent& event)
{
    markDropTarget(std::nullopt);
    const auto cameras = droppedCameras(*event.mimeData(), *canvas_.tiles().sources().region);
    const auto tile = tileUnder(event.position().toPoint());
    event.setAccepted(!cameras.empty() && tile);
    if (!event.isAccepted()) return true;
    event.acceptProposedAction();
    canvas_.change([&](WallState& s) {
        s.place(*tile, cameras);
        s.focus(*tile);
    });
    return true;
}

}  // namespace pitwatch::ui
