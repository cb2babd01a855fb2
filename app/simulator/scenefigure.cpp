#include "scenefigure.h"

#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace pitwatch::sim {

namespace {

constexpr int kShadePercent[] = {0, 22, 42, 60};

void paintBarrier(QPainter& painter, int phase)
{
    painter.rotate(-80.0 * phase / kStepPhases);
    const QColor white(222, 222, 216);
    const QColor red(188, 40, 34);
    constexpr int kBands = 10;
    constexpr double kLength = 5.2;
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < kBands; ++i) {
        painter.setBrush(i % 2 ? red : white);
        painter.drawRect(QRectF(i * kLength / kBands, -0.07, kLength / kBands, 0.14));
    }
    painter.setBrush(QColor(60, 62, 66));
    painter.drawRect(QRectF(-0.7, -0.12, 0.7, 0.24));
}

void paintLamp(QPainter& painter, int look)
{
    static const QColor kColours[] = {QColor(70, 230, 110), QColor(240, 60, 50), QColor(246, 190, 60)};
    painter.setPen(Qt::NoPen);
    painter.setBrush(kColours[static_cast<std::size_t>(look) % std::size(kColours)]);
    painter.drawEllipse(QRectF(-0.5, -1, 1, 1));
}

/// A drum seen from its end: hoist, pulley of a belt, impeller of a fan.
void paintDrum(QPainter& painter, const Figure& figure)
{
    const QPointF centre(0, -0.5);
    const bool fan = figure.look == 1;
    painter.setPen(QPen(QColor(48, 50, 52), 0.03));
    painter.setBrush(fan ? QColor(30, 32, 34) : QColor(104, 106, 104));
    painter.drawEllipse(centre, 0.485, 0.485);
    constexpr int kSpokes = 6;
    const double turn = 2 * std::numbers::pi / kSpokes * figure.phase / kStepPhases;
    for (int i = 0; i < kSpokes; ++i) {
        const double angle = turn + 2 * std::numbers::pi * i / kSpokes;
        const QPointF outer = centre + QPointF(std::cos(angle), std::sin(angle)) * (fan ? 0.44 : 0.42);
        painter.setPen(QPen(fan ? QColor(120, 126, 130) : QColor(58, 60, 60), fan ? 0.13 : 0.06));
        painter.drawLine(centre, outer);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(72, 74, 74));
    painter.drawEllipse(centre, 0.12, 0.12);
    painter.setBrush(QColor(140, 142, 140));
    painter.drawEllipse(centre, 0.05, 0.05);
}

void darken(QPainter& painter, const QRectF& canvas, int shade)
{
    const int percent = kShadePercent[std::min<std::size_t>(static_cast<std::size_t>(shade), 3)];
    if (percent == 0) return;
    painter.setCompositionMode(QPainter::CompositionMode_SourceAtop);
    painter.fillRect(canvas, QColor(8, 10, 14, 255 * percent / 100));
}

void paintKind(QPainter& painter, const Figure& figure)
{
    switch (figure.kind) {
        case FigureKind::Person:
            return paintPerson(painter, figure);
        case FigureKind::Truck:
            return paintTruck(painter, figure);
        case FigureKind::Barrier:
            return paintBarrier(painter, figure.phase);
        case FigureKind::Lamp:
            return paintLamp(painter, figure.look);
        case FigureKind::Drum:
            return paintDrum(painter, figure);
    }
}

}  // namespace

QRectF figureCanvas(FigureKind kind)
{
    switch (kind) {
        case FigureKind::Person:
            return {-0.4, -1.03, 0.8, 1.07};
        case FigureKind::Truck:
            return {-1.7, -1.1, 3.4, 1.15};
        case FigureKind::Barrier:
            return {-0.9, -5.4, 6.3, 6.0};
        case FigureKind::Lamp:
        case FigureKind::Drum:
            return {-0.55, -1.05, 1.1, 1.1};
    }
    return {};
}

void paintFigure(QPainter& painter, const Figure& figure)
{
    const QRectF canvas = figureCanvas(figure.kind);
    painter.save();
    if (figure.mirrored) painter.scale(-1, 1);
    painter.save();
    paintKind(painter, figure);
    painter.restore();
    darken(painter, canvas.adjusted(-0.5, -0.5, 0.5, 0.5), figure.shade);
    painter.restore();
}

}  // namespace pitwatch::sim
