#pragma once

#include <QPainter>
#include <QRect>

#include <video/videoframe.h>

namespace pitwatch::ui {

/// Puts the pixels of a frame into a place without a graphics card; nothing is to be seen of them outside `clip`.
void drawPicture(QPainter& painter, const VideoFrame& frame, const QRectF& place, const QRect& clip);

/// Converts planes straight into the memory that the painter paints on, which saves writing and reading an image for
/// each picture. False, and nothing is drawn: the painter paints elsewhere, the picture would have to be scaled, or a
/// part of it must not be seen.
bool convertInPlace(QPainter& painter, const YuvPicture& picture, const QRectF& place);

}  // namespace pitwatch::ui
