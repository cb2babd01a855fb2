#pragma once

#include <QPointF>
#include <QRect>
#include <QRectF>
#include <QSize>

#include <video/videoframe.h>

/// Digital zoom: which part of a source a tile shows. Pure geometry; a part is in fractions of the source's width and
/// height, always of the source's own shape and inside it.
namespace pitwatch::ui {

inline constexpr double kLargestZoom = 16;
inline constexpr QRectF kWholePicture{0, 0, 1, 1};

/// 1 for the whole picture, 4 when a quarter of its width fills the tile.
double zoomOf(const QRectF& part);
/// Nearer or farther by a factor. What lies under `focal` (in fractions of the picture on the tile) stays there.
QRectF zoomedAt(const QRectF& part, QPointF focal, double factor);
/// Moved by fractions of the picture on the tile: the content follows the hand.
QRectF panned(const QRectF& part, QPointF by);

/// Where something that shows `have` lies when the picture on the tile shows `wanted`.
QRectF placeOfPart(const QRectF& have, const QRectF& wanted, const QRectF& picture);
/// The part of its source that a frame shows.
QRectF partOf(const VideoFrame& frame);
/// Whether the difference is no more than the decoder's rounding to pairs of pixels.
bool samePart(const QRectF& a, const QRectF& b, QSize source);

/// A small map of the whole picture in the lower right corner; `part` of it is what can be seen.
struct MiniMap {
    QRectF whole;
    QRectF part;
};
MiniMap miniMap(const QRect& picture, const QRectF& part);

}  // namespace pitwatch::ui
