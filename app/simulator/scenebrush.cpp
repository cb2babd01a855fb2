#include "scenebrush.h"

#include <QPainterPath>

namespace pitwatch::sim {

void fillShaded(QPainter& painter, const QRectF& rect, const QColor& top, const QColor& bottom)
{
    QLinearGradient shade(rect.topLeft(), rect.bottomLeft());
    shade.setColorAt(0, top);
    shade.setColorAt(1, bottom);
    painter.fillRect(rect, shade);
}

void fillPolygon(QPainter& painter, std::initializer_list<QPointF> points, const QBrush& brush)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(brush);
    painter.drawPolygon(QPolygonF(QList<QPointF>(points)));
}

void drawSign(QPainter& painter, const QRectF& rect, const QColor& back, const QColor& front, const QString& text)
{
    painter.setPen(QPen(front.darker(120), 0.03));
    painter.setBrush(back);
    painter.drawRoundedRect(rect, 0.05, 0.05);
    // Text at a size that fonts can be hinted for, then brought to the sign's size.
    constexpr int kPixels = 64;
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPixelSize(kPixels);
    font.setBold(true);
    QPainterPath path;
    path.addText(0, 0, font, text);
    const QRectF bounds = path.boundingRect();
    const double scale = std::min(rect.width() * 0.88 / bounds.width(), rect.height() * 0.66 / bounds.height());
    painter.save();
    painter.translate(rect.center());
    painter.scale(scale, scale);
    painter.translate(-bounds.center());
    painter.fillPath(path, front);
    painter.restore();
}

void addLight(QPainter& painter, QPointF at, double radius, const QColor& colour)
{
    QRadialGradient light(at, radius);
    QColor outside = colour;
    outside.setAlpha(0);
    QColor half = colour;
    half.setAlpha(colour.alpha() / 4);
    light.setColorAt(0, colour);
    light.setColorAt(0.4, half);
    light.setColorAt(1, outside);
    painter.save();
    painter.setCompositionMode(QPainter::CompositionMode_Plus);
    painter.setPen(Qt::NoPen);
    painter.setBrush(light);
    painter.drawEllipse(at, radius, radius);
    painter.restore();
}

void speckle(QPainter& painter, const QRectF& rect, int count, const QColor& colour, double largest, quint32 seed)
{
    SceneRandom random(seed);
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < count; ++i) {
        QColor dot = random.between(0, 1) < 0.5 ? colour.darker(125) : colour.lighter(120);
        dot.setAlpha(static_cast<int>(random.between(20, 80)));
        painter.setBrush(dot);
        const double size = random.between(largest / 4, largest);
        painter.drawEllipse(
            QPointF(random.between(rect.left(), rect.right()), random.between(rect.top(), rect.bottom())), size,
            size * random.between(0.3, 0.6));
    }
}

void drawLine(QPainter& painter, const QColor& colour, double width, QPointF from, QPointF to)
{
    painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(from, to);
}

}  // namespace pitwatch::sim
