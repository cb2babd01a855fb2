#include "statemark.h"

namespace pitwatch::ui {

namespace {

void paintBars(QPainter& painter, const QRectF& place)
{
    const double width = place.width() / 3;
    painter.fillRect(QRectF(place.topLeft(), QSizeF(width, place.height())), painter.pen().color());
    painter.fillRect(QRectF(place.left() + 2 * width, place.top(), width, place.height()), painter.pen().color());
}

void paintClock(QPainter& painter, const QRectF& place)
{
    painter.drawEllipse(place);
    const QPointF middle = place.center();
    painter.drawLine(middle, QPointF(middle.x(), place.top() + 1.5));
    painter.drawLine(middle, QPointF(place.right() - 1.5, middle.y()));
}

void paintHalfDisc(QPainter& painter, const QRectF& place)
{
    painter.drawEllipse(place);
    painter.setBrush(painter.pen().color());
    painter.drawPie(place, 90 * 16, 180 * 16);
}

void paintBroken(QPainter& painter, const QRectF& place)
{
    painter.drawRect(place);
    const double step = place.width() / 3;
    const QPointF crack[]{place.topLeft() + QPointF(step, 0), place.topLeft() + QPointF(2 * step, step),
                          place.topLeft() + QPointF(step, 2 * step), place.bottomLeft() + QPointF(2 * step, 0)};
    painter.drawPolyline(crack, int(std::size(crack)));
}

void paintShape(QPainter& painter, const QRectF& place, TileState state)
{
    switch (state) {
        case TileState::Live:
            painter.setBrush(painter.pen().color());
            painter.drawEllipse(place);
            return;
        case TileState::Keyframes:
            return paintHalfDisc(painter, place);
        case TileState::Still:
            painter.drawRect(place);
            return;
        case TileState::Frozen:
            return paintBars(painter, place);
        case TileState::Damaged:
            return paintBroken(painter, place);
        case TileState::Behind:
        case TileState::Stale:
            return paintClock(painter, place);
        case TileState::NoSignal:
            painter.drawLine(place.topLeft(), place.bottomRight());
            painter.drawLine(place.bottomLeft(), place.topRight());
            return;
        case TileState::Waiting:
        case TileState::Connecting:
            painter.drawEllipse(place);
            return;
    }
}

}  // namespace

void paintStateMark(QPainter& painter, const QRectF& place, TileState state, const QColor& color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.4));
    painter.setBrush(Qt::NoBrush);
    paintShape(painter, place, state);
    painter.restore();
}

}  // namespace pitwatch::ui
