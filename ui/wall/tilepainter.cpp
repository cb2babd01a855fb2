#include "tilepainter.h"

#include <algorithm>

#include "rasterpictures.h"
#include "tilecaption.h"
#include "tilewords.h"

namespace pitwatch::ui {

namespace {

constexpr int kPadding = 8;

/// The hand is faster than the decoder: until pictures of the wanted part come, the last one is stretched or shrunk.
QRectF placeOf(const TileView& view)
{
    const QRectF have = partOf(*view.frame);
    return samePart(have, view.part, view.frame->sourceSize) ? QRectF(view.picture)
                                                             : placeOfPart(have, view.part, view.picture);
}

}  // namespace

TilePainter::TilePainter(TileLook look) : look_(std::move(look)), draw_(drawPicture) {}

QRectF boxInPicture(const QRectF& box, QSize frame, const QRectF& picture)
{
    if (frame.isEmpty()) return {};
    const double x = double(picture.width()) / frame.width();
    const double y = double(picture.height()) / frame.height();
    return QRectF(picture.x() + box.x() * x, picture.y() + box.y() * y, box.width() * x, box.height() * y);
}

void TilePainter::paint(QPainter& painter, const TileView& view, const QRegion& damaged) const
{
    if (!view.picture.contains(damaged.boundingRect())) painter.fillRect(view.tile, look_.background);
    if (view.name.isEmpty()) {
        paintNotice(painter, view);
    } else {
        const TileCaption caption(look_, view);
        view.replay ? paintReplay(painter, view) : paintPicture(painter, view);
        caption.paintPressure(painter);
        if (!view.mark.isEmpty()) paintMark(painter, view);
        if (damaged.intersects(caption.bar())) caption.paint(painter);
    }
    paintMarks(painter, view);
    if (view.focused) {
        painter.setPen(QPen(look_.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(view.tile.adjusted(1, 1, -1, -1));
    }
}

void TilePainter::paintPicture(QPainter& painter, const TileView& view) const
{
    if (!view.frame) {
        painter.fillRect(view.picture, look_.panel);
        paintNotice(painter, view);
        return;
    }
    paintImage(painter, view);
    const int veil = veilOf(view.state);
    if (veil > 0) {
        // The last good picture stays, but nobody can take it for a live one.
        QColor grey = look_.background;
        grey.setAlpha(veil);
        painter.fillRect(view.picture, grey);
    }
    // The boxes of a still are those of its picture, and its age is in the caption.
    if (countsAsLive(view.state) || view.state == TileState::Behind || view.state == TileState::Still)
        paintBoxes(painter, view);
    else
        paintNotice(painter, view);
}

void TilePainter::paintImage(QPainter& painter, const TileView& view) const
{
    draw_(painter, *view.frame, placeOf(view), view.picture);
}

void TilePainter::paintMarks(QPainter& painter, const TileView& view) const
{
    // The words below the picture stay free of the frame.
    const QRect room = view.tile.adjusted(0, 0, 0, -look_.captionHeight);
    if (view.alarm) paintAlarmMark(painter, room, view.picture, *view.alarm, look_);
    if (view.part != kWholePicture && view.frame) paintMiniMap(painter, view.picture, view.part, look_);
    if (!view.note.isEmpty()) paintTileNote(painter, view.picture, view.note, look_);
}

void TilePainter::paintReplay(QPainter& painter, const TileView& view) const
{
    if (view.frame)
        paintImage(painter, view);
    else
        painter.fillRect(view.picture, look_.panel);
    if (view.replay->hole || view.replay->waiting) {
        QColor veil = look_.background;
        veil.setAlpha(190);
        painter.fillRect(view.picture, veil);
        painter.setFont(look_.caption);
        painter.setPen(look_.text);
        painter.drawText(view.picture, Qt::AlignCenter | Qt::TextWordWrap,
                         view.replay->waiting ? tr("Looking for the picture…") : tr("Nothing is kept of this moment"));
    } else {
        paintBoxes(painter, view);
    }
    ReplayPainter(look_).paint(painter, *view.replay, view.picture, view.alarm ? 1 : 0);
}

void TilePainter::paintMark(QPainter& painter, const TileView& view) const
{
    const QFontMetrics metrics(look_.label);
    const int width = std::min(metrics.horizontalAdvance(view.mark) + 2 * kPadding, view.picture.width() / 2);
    const QRect place(view.picture.right() + 1 - width - kPadding, view.picture.top() + kPadding, width,
                      metrics.height() + 4);
    painter.fillRect(place, QColor(0, 0, 0, 190));
    painter.setFont(look_.label);
    painter.setPen(QColor(235, 240, 245));
    painter.drawText(place, Qt::AlignCenter, metrics.elidedText(view.mark, Qt::ElideRight, width - kPadding));
}

QString TilePainter::className(const QString& objectClass)
{
    if (objectClass == QLatin1String("person")) return tr("person");
    if (objectClass == QLatin1String("vehicle")) return tr("vehicle");
    if (objectClass == QLatin1String("coal")) return tr("coal");
    return objectClass.left(24);
}

void TilePainter::paintBoxes(QPainter& painter, const TileView& view) const
{
    if (!view.boxes) return;
    painter.save();
    painter.setClipRect(view.picture, Qt::IntersectClip);
    painter.setBrush(Qt::NoBrush);
    const QRectF whole = placeOfPart(kWholePicture, view.part, view.picture);
    for (const DetectedObject& object : view.boxes->objects) {
        const QRectF box = boxInPicture(object.box, view.boxes->frame, whole);
        // Hue belongs to alarm grades: boxes are light with a dark edge, which shows on any picture.
        painter.setPen(QPen(QColor(0, 0, 0, 160), 3));
        painter.drawRect(box);
        painter.setPen(QPen(QColor(235, 240, 245), 1.4));
        painter.drawRect(box);
        if (view.picture.width() >= kNarrowTile) paintBoxLabel(painter, object, box);
    }
    painter.restore();
}

QString TilePainter::boxText(const DetectedObject& object)
{
    return tr("%1 %2%").arg(className(object.objectClass)).arg(qRound(object.confidence * 100));
}

void TilePainter::paintBoxLabel(QPainter& painter, const DetectedObject& object, const QRectF& box) const
{
    const QString text = boxText(object);
    const QFontMetrics metrics(look_.label);
    const QSizeF size(metrics.horizontalAdvance(text) + 6, metrics.height());
    const QRectF place(box.left(), std::max(box.top() - size.height(), 0.0), size.width(), size.height());
    painter.fillRect(place, QColor(0, 0, 0, 150));
    painter.setFont(look_.label);
    painter.setPen(QColor(235, 240, 245));
    painter.drawText(place, Qt::AlignCenter, text);
}

QString TilePainter::noticeText(const TileView& view, const QRect& place) const
{
    QString text = TileWords::state(view);
    if (place.height() <= 80) return text;
    if (view.state == TileState::Frozen)
        text += QLatin1Char('\n') + tr("The camera sends the same picture again and again");
    if (!view.status.reason.isEmpty()) text += QLatin1Char('\n') + view.status.reason;
    return text;
}

void TilePainter::paintNotice(QPainter& painter, const TileView& view) const
{
    const QRect place = view.picture.adjusted(kPadding, kPadding, -kPadding, -kPadding);
    if (view.name.isEmpty()) {
        painter.fillRect(view.tile, look_.panel);
        painter.setFont(look_.label);
        painter.setPen(look_.muted);
        painter.drawText(place, Qt::AlignCenter | Qt::TextWordWrap, tr("Drag a camera here"));
        return;
    }
    painter.setFont(look_.caption);
    painter.setPen(look_.text);
    painter.drawText(place, Qt::AlignCenter | Qt::TextWordWrap, noticeText(view, place));
}

}  // namespace pitwatch::ui
