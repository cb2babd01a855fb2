#include "zoomcontrol.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

#include "wallcanvas.h"

namespace pitwatch::ui {

namespace {

/// For one notch of a wheel.
constexpr double kStep = 1.25;
constexpr double kNotch = 120;

QPointF fractionOf(const QRect& picture, QPointF at)
{
    if (picture.isEmpty()) return {0.5, 0.5};
    return {std::clamp((at.x() - picture.x()) / picture.width(), 0.0, 1.0),
            std::clamp((at.y() - picture.y()) / picture.height(), 0.0, 1.0)};
}

}  // namespace

ZoomControl::ZoomControl(WallCanvas& canvas) : canvas_(canvas)
{
    canvas_.installEventFilter(this);
}

const WallTile* ZoomControl::chosen() const
{
    const auto key = canvas_.state().camera(canvas_.state().focused());
    return key ? canvas_.tiles().of(*key) : nullptr;
}

bool ZoomControl::chosenIsZoomed() const
{
    const WallTile* tile = chosen();
    return tile && tile->part != kWholePicture;
}

void ZoomControl::zoomChosen(double factor)
{
    if (const WallTile* tile = chosen()) show(*tile, zoomedAt(tile->part, {0.5, 0.5}, factor));
}

void ZoomControl::resetChosen()
{
    if (const WallTile* tile = chosen()) show(*tile, kWholePicture);
}

void ZoomControl::show(const WallTile& tile, const QRectF& part)
{
    Q_EMIT used();
    if (tile.part != part) canvas_.damage(canvas_.tiles().setPart(tile.key, part));
}

bool ZoomControl::wheel(QPointF at, int delta)
{
    const WallTile* tile = canvas_.tiles().under(at.toPoint());
    if (!tile || !tile->stream || delta == 0) return false;
    show(*tile, zoomedAt(tile->part, fractionOf(tile->picture, at), std::pow(kStep, delta / kNotch)));
    return true;
}

bool ZoomControl::press(QPoint at)
{
    const WallTile* tile = canvas_.tiles().under(at);
    dragged_.reset();
    if (tile && tile->stream && tile->part != kWholePicture && tile->picture.contains(at)) dragged_ = tile->key;
    last_ = at;
    // The wall still chooses the tile.
    return false;
}

bool ZoomControl::drag(QPoint at)
{
    const WallTile* tile = dragged_ ? canvas_.tiles().of(*dragged_) : nullptr;
    if (!tile || tile->picture.isEmpty()) return false;
    const QPointF by = at - last_;
    last_ = at;
    show(*tile, panned(tile->part, {by.x() / tile->picture.width(), by.y() / tile->picture.height()}));
    return true;
}

bool ZoomControl::eventFilter(QObject* object, QEvent* event)
{
    switch (event->type()) {
        case QEvent::Wheel: {
            const auto* wheelEvent = static_cast<QWheelEvent*>(event);
            return wheel(wheelEvent->position(), wheelEvent->angleDelta().y());
        }
        case QEvent::MouseButtonPress: {
            const auto* mouse = static_cast<QMouseEvent*>(event);
            const bool pans = mouse->button() == Qt::LeftButton && mouse->modifiers() == Qt::NoModifier;
            return pans && press(mouse->pos());
        }
        case QEvent::MouseMove:
            return dragged_ && static_cast<QMouseEvent*>(event)->buttons() == Qt::LeftButton &&
                   drag(static_cast<QMouseEvent*>(event)->pos());
        case QEvent::MouseButtonRelease:
            dragged_.reset();
            return false;
        case QEvent::ShortcutOverride:
        case QEvent::KeyPress: {
            auto* key = static_cast<QKeyEvent*>(event);
            if (key->key() != Qt::Key_Escape || !chosenIsZoomed()) return false;
            if (event->type() == QEvent::KeyPress) resetChosen();
            event->accept();
            return true;
        }
        default:
            return QObject::eventFilter(object, event);
    }
}

}  // namespace pitwatch::ui
