#include "tilezoom.h"

#include <algorithm>
#include <cmath>

namespace pitwatch::ui {

namespace {

constexpr double kMapShare = 0.22;  // of the picture's width
constexpr double kMapWidest = 160;
constexpr int kMapMargin = 8;

/// Nearer than this to the whole picture is the whole picture.
constexpr double kNearlyWhole = 1.001;

QRectF inside(QPointF corner, double side)
{
    const double room = 1 - side;
    return {std::clamp(corner.x(), 0.0, room), std::clamp(corner.y(), 0.0, room), side, side};
}

}  // namespace

double zoomOf(const QRectF& part)
{
    return part.width() > 0 ? 1 / part.width() : 1;
}

QRectF zoomedAt(const QRectF& part, QPointF focal, double factor)
{
    const double zoom = std::clamp(zoomOf(part) * factor, 1.0, kLargestZoom);
    if (zoom < kNearlyWhole) return kWholePicture;
    const double side = 1 / zoom;
    const QPointF still(part.x() + focal.x() * part.width(), part.y() + focal.y() * part.height());
    return inside(still - focal * side, side);
}

QRectF panned(const QRectF& part, QPointF by)
{
    return inside(part.topLeft() - by * part.width(), part.width());
}

QRectF placeOfPart(const QRectF& have, const QRectF& wanted, const QRectF& picture)
{
    const double x = picture.width() / wanted.width();
    const double y = picture.height() / wanted.height();
    return {picture.x() + (have.x() - wanted.x()) * x, picture.y() + (have.y() - wanted.y()) * y, have.width() * x,
            have.height() * y};
}

QRectF partOf(const VideoFrame& frame)
{
    if (frame.part.isEmpty() || frame.sourceSize.isEmpty()) return kWholePicture;
    const double width = frame.sourceSize.width();
    const double height = frame.sourceSize.height();
    return {frame.part.x() / width, frame.part.y() / height, frame.part.width() / width, frame.part.height() / height};
}

bool samePart(const QRectF& a, const QRectF& b, QSize source)
{
    if (source.isEmpty()) return true;
    const double x = 3.0 / source.width();
    const double y = 3.0 / source.height();
    return std::abs(a.left() - b.left()) < x && std::abs(a.right() - b.right()) < x &&
           std::abs(a.top() - b.top()) < y && std::abs(a.bottom() - b.bottom()) < y;
}

MiniMap miniMap(const QRect& picture, const QRectF& part)
{
    const double width = std::min(picture.width() * kMapShare, kMapWidest);
    const double height = picture.width() > 0 ? width * picture.height() / picture.width() : 0;
    const QRectF whole(picture.x() + picture.width() - width - kMapMargin,
                       picture.y() + picture.height() - height - kMapMargin, width, height);
    return {whole, placeOfPart(part, kWholePicture, whole)};
}

}  // namespace pitwatch::ui
