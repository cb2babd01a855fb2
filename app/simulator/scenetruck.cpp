#include "scenefigure.h"

#include <QPainterPath>

namespace pitwatch::sim {

namespace {

const QColor kTyre(24, 24, 26);
const QColor kRim(108, 110, 112);

QColor paintOf(int look)
{
    static const QColor kPaints[] = {QColor(172, 44, 34), QColor(38, 82, 140), QColor(208, 150, 40)};
    return kPaints[static_cast<std::size_t>(look / 2) % std::size(kPaints)];
}

void wheel(QPainter& painter, double x, double turn)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(kTyre);
    painter.drawEllipse(QPointF(x, -0.14), 0.14, 0.14);
    painter.setBrush(kRim);
    painter.drawEllipse(QPointF(x, -0.14), 0.07, 0.07);
    painter.save();
    painter.translate(x, -0.14);
    painter.rotate(turn);
    painter.setPen(QPen(kTyre, 0.022));
    painter.drawLine(QPointF(-0.06, 0), QPointF(0.06, 0));
    painter.drawLine(QPointF(0, -0.06), QPointF(0, 0.06));
    painter.restore();
}

void coal(QPainter& painter)
{
    QPainterPath heap;
    heap.moveTo(-1.36, -0.78);
    heap.cubicTo(-1.1, -1.02, -0.85, -0.92, -0.65, -0.99);
    heap.cubicTo(-0.3, -1.08, 0.1, -0.96, 0.42, -0.78);
    heap.closeSubpath();
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(28, 28, 30));
    painter.drawPath(heap);
    painter.setBrush(QColor(62, 62, 66));
    for (int i = 0; i < 22; ++i)
        painter.drawEllipse(QPointF(-1.2 + 0.068 * i, -0.83 - 0.05 * ((i * 7) % 4) / 2), 0.022, 0.014);
}

void bed(QPainter& painter, const QColor& colour)
{
    QLinearGradient light(0, -0.8, 0, -0.28);
    light.setColorAt(0, colour.lighter(112));
    light.setColorAt(1, colour.darker(140));
    painter.setPen(Qt::NoPen);
    painter.setBrush(light);
    painter.drawRect(QRectF(-1.42, -0.8, 1.88, 0.5));
    painter.setPen(QPen(colour.darker(150), 0.03));
    for (int i = 0; i <= 6; ++i) {
        const double x = -1.4 + 0.305 * i;
        painter.drawLine(QPointF(x, -0.79), QPointF(x, -0.31));
    }
    painter.setPen(QPen(colour.darker(165), 0.035));
    painter.drawLine(QPointF(-1.42, -0.79), QPointF(0.46, -0.79));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(38, 40, 42));
    painter.drawRect(QRectF(-1.42, -0.3, 2.9, 0.09));
}

void cab(QPainter& painter, const QColor& colour)
{
    QPainterPath shape;
    shape.moveTo(0.56, -0.2);
    shape.lineTo(0.56, -0.94);
    shape.lineTo(1.2, -0.94);
    shape.quadTo(1.42, -0.8, 1.48, -0.52);
    shape.lineTo(1.5, -0.16);
    shape.lineTo(0.56, -0.16);
    shape.closeSubpath();
    painter.setBrush(colour);
    painter.drawPath(shape);
    QPainterPath window;
    window.moveTo(0.82, -0.84);
    window.lineTo(1.18, -0.84);
    window.quadTo(1.32, -0.74, 1.37, -0.55);
    window.lineTo(0.82, -0.55);
    window.closeSubpath();
    painter.setBrush(QColor(66, 84, 96));
    painter.drawPath(window);
    painter.setPen(QPen(colour.darker(140), 0.016));
    painter.drawLine(QPointF(0.76, -0.9), QPointF(0.76, -0.2));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(244, 238, 196));
    painter.drawRect(QRectF(1.42, -0.36, 0.07, 0.09));
    painter.setBrush(QColor(216, 216, 208));
    painter.drawRect(QRectF(0.88, -0.44, 0.34, 0.11));
}

}  // namespace

void paintTruck(QPainter& painter, const Figure& figure)
{
    const QColor colour = paintOf(figure.look);
    if (figure.look % 2 == 0) coal(painter);
    bed(painter, colour.darker(112));
    cab(painter, colour);
    const double turn = 90.0 * figure.phase / kStepPhases;
    for (const double x : {-1.18, -0.84, 0.02, 1.12}) wheel(painter, x, turn);
}

}  // namespace pitwatch::sim
