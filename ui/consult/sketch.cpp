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
        // Dark below bright, so that it is seen over any picture.
        for (const QPen& pen : {QPen(Qt::black, 5), QPen(pointerColor, 2)}) {
            painter.setPen(pen);
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(at, kPointer, kPointer);
            painter.drawEllipse(at, 1.5, 1.5);
        }
        const QRectF name = QRectF(painter.fontMetrics().boundingRect(pointer.name))
                                .translated(at + QPointF(kPointer + 8, 4))
                                .adjusted(-4, -2, 4, 2);
        painter.fillRect(name, QColor(0, 0, 0, 190));
        painter.drawText(name, Qt::AlignCenter, pointer.name);
    }
    painter.restore();
}

}  // namespace pitwatch::ui
