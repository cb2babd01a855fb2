#include "rasterpictures.h"

#include <QPaintEngine>

namespace pitwatch::ui {

namespace {

/// What is painted on in the end, e.g. the memory of the window behind a widget; null: not an image of 32 bits.
QImage* memoryOf(const QPainter& painter)
{
    QPaintEngine* engine = painter.paintEngine();
    QPaintDevice* device = engine ? engine->paintDevice() : nullptr;
    if (!device || device->devType() != QInternal::Image) return nullptr;
    auto* image = static_cast<QImage*>(device);
    const bool fits = image->format() == QImage::Format_RGB32 || image->format() == QImage::Format_ARGB32_Premultiplied;
    return fits ? image : nullptr;
}

/// Whether everything that is drawn into the place is to be seen. Without a clip of its own a painter of a widget still
/// has that of the window.
bool seenWhole(const QPainter& painter, const QRectF& place, const QImage& memory)
{
    if (painter.opacity() < 1 || painter.compositionMode() != QPainter::CompositionMode_SourceOver) return false;
    if (!painter.hasClipping()) return painter.device() == &memory;
    return QRegion(place.toAlignedRect()).subtracted(painter.clipRegion()).isEmpty();
}

}  // namespace

bool convertInPlace(QPainter& painter, const YuvPicture& picture, const QRectF& place)
{
    QImage* memory = memoryOf(painter);
    const QTransform toMemory = painter.deviceTransform();
    if (!memory || toMemory.type() > QTransform::TxScale || !seenWhole(painter, place, *memory)) return false;
    const QRectF target = toMemory.mapRect(place);
    const QRect pixels = target.toRect();
    if (QRectF(pixels) != target || pixels.size() != picture.luma || !memory->rect().contains(pixels)) return false;
    // bits() would take a copy of memory that somebody else looks at as well.
    auto* first = const_cast<uchar*>(memory->constScanLine(pixels.top())) + std::ptrdiff_t(pixels.left()) * 4;
    return toArgb(picture, first, int(memory->bytesPerLine()));
}

void drawPicture(QPainter& painter, const VideoFrame& frame, const QRectF& place, const QRect& clip)
{
    const bool whole = place == QRectF(clip);
    if (whole && !frame.yuv.isNull() && convertInPlace(painter, frame.yuv, place)) return;
    const QImage image = imageOf(frame);
    if (whole) {
        if (image.size() == clip.size())
            painter.drawImage(clip.topLeft(), image);
        else
            painter.drawImage(clip, image);
        return;
    }
    painter.save();
    painter.setClipRect(clip, Qt::IntersectClip);
    painter.fillRect(clip, Qt::black);
    painter.drawImage(place, image);
    painter.restore();
}

}  // namespace pitwatch::ui
