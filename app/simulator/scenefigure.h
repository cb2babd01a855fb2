#pragma once

#include <QPainter>
#include <QRectF>

#include "sceneactor.h"

namespace pitwatch::sim {

/// Draws a figure around its reference point: the origin is where it stands, y points down, its height is 1.
void paintFigure(QPainter& painter, const Figure& figure);

/// What paintFigure() may touch, generously.
QRectF figureCanvas(FigureKind kind);

void paintPerson(QPainter& painter, const Figure& figure);
void paintTruck(QPainter& painter, const Figure& figure);

}  // namespace pitwatch::sim
