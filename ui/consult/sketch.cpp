#include "sketch.h"

#include <QPolygonF>

namespace pitwatch::ui {

namespace {

constexpr double kPen = 3;
constexpr double kPointer = 9;

QPointF placed(QPointF at, const QRectF& place)
{
    return {place.left() + at.x() * place.width(), place.top() + at.y() * place.height()};
}

}  // namespace

Sketch sketchOf(const RoomView& room)
{
    Sketch sketch;
    for (const auto& [who, pointer] : room.pointers()) sketch.pointers.push_back(pointer);
    for (const auto& [key, stroke] : room.strokes()) sketch.strokes.push_back(stroke);
    return sketch;
}

void paintSketch(QPainter& painter, const Sketch& sketch, const QRectF& place, const QColor& pointerColor)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Stroke& stroke : sketch.strokes) {
        QPolygonF line;
        for (const QPointF& point : stroke.points) line << placed(point, place);
        painter.setPen(QPen(QColor(stroke.colour), kPen, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(line);
    }
    for (const RoomView::PointerAt& pointer : sketch.pointers) {
        const QPointF at = placed(pointer.at, place);
        painter.setPen(QPen(pointerColor, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(at, kPointer, kPointer);
        painter.drawEllipse(at, 1.5, 1.5);
        painter.drawText(at + QPointF(kPointer + 4, 4), pointer.name);
    }
    painter.restore();
}

}  // namespace pitwatch::ui
