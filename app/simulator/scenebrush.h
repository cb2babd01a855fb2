#pragma once

#include <QPainter>
#include <QString>

#include <random>

/// Small things that several painted grounds share. Sizes in scene units.
namespace pitwatch::sim {

class SceneRandom {
public:
    explicit SceneRandom(quint32 seed) : generator_(seed) {}
    double between(double low, double high)
    {
        return low + (high - low) * static_cast<double>(generator_()) / static_cast<double>(std::mt19937::max());
    }

private:
    std::mt19937 generator_;
};

void fillShaded(QPainter& painter, const QRectF& rect, const QColor& top, const QColor& bottom);
void fillPolygon(QPainter& painter, std::initializer_list<QPointF> points, const QBrush& brush);
void drawSign(QPainter& painter, const QRectF& rect, const QColor& back, const QColor& front, const QString& text);
/// A lamp's light on what is around it.
void addLight(QPainter& painter, QPointF at, double radius, const QColor& colour);
/// Stains and stones: many faint dots.
void speckle(QPainter& painter, const QRectF& rect, int count, const QColor& colour, double largest, quint32 seed);
void drawLine(QPainter& painter, const QColor& colour, double width, QPointF from, QPointF to);

}  // namespace pitwatch::sim
