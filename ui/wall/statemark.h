#pragma once

#include <QPainter>

#include "tilestate.h"

namespace pitwatch::ui {

/// The shape of a state, square, in the painter's coordinates: a disc for live, half of it for key pictures, a frame
/// for a still, two bars for frozen, a broken square for damaged, a clock for old, a cross for no signal, a ring while
/// there is nothing yet.
void paintStateMark(QPainter& painter, const QRectF& place, TileState state, const QColor& color);

}  // namespace pitwatch::ui
