#pragma once

#include <QPainter>

#include <consult/roomview.h>

namespace pitwatch::ui {

/// Pointers and strokes over a shared picture, as they are painted.
struct Sketch {
    std::vector<RoomView::PointerAt> pointers;
    std::vector<Stroke> strokes;
    bool operator==(const Sketch&) const = default;

    bool isEmpty() const { return pointers.empty() && strokes.empty(); }
};

Sketch sketchOf(const RoomView& room);

/// `place`: where the whole picture is.
void paintSketch(QPainter& painter, const Sketch& sketch, const QRectF& place, const QColor& pointerColor);

}  // namespace pitwatch::ui
