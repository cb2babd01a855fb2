#include "tilepainter.h"

#include <algorithm>

#include <ui/common/format.h>

#include "rasterpictures.h"
#include "statemark.h"

namespace pitwatch::ui {

namespace {

constexpr int kPadding = 8;
constexpr int kStateMark = 8;
constexpr int kStateSlack = 4;
constexpr int kStateRoom = kStateMark + 6 + kStateSlack;  ///< beside its words
constexpr int kDetailsMark = 13;
constexpr int kNarrowTile = 260;  // below this the mine's name is left out of the caption

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
        view.replay ? paintReplay(painter, view) : paintPicture(painter, view);
        if (!view.mark.isEmpty()) paintMark(painter, view);
        if (damaged.intersects(QRect(view.tile.left(), view.tile.bottom() + 1 - look_.captionHeight, view.tile.width(),
                                     look_.captionHeight)))
            paintCaption(painter, view);
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
    paintPressure(painter, view);
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
    QString text = stateText(view);
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

QRect TilePainter::captionRoom(const QRect& tile) const
{
    const QRect details = detailsMark(tile, look_.captionHeight);
    return {QPoint(tile.left() + kPadding, tile.bottom() + 1 - look_.captionHeight),
            QPoint(details.left() - kPadding, tile.bottom())};
}

QString TilePainter::captionName(const TileView& view)
{
    const bool narrow = view.tile.width() < kNarrowTile || view.mine.isEmpty();
    return narrow ? view.name : view.mine + QStringLiteral(" · ") + view.name;
}

QString TilePainter::captionState(const TileView& view, const QString& state)
{
    const bool narrow = view.tile.width() < kNarrowTile;
    const QString recording = narrow ? QStringLiteral("● %1") : tr("● REC · %1");
    const QString words = view.recorded ? recording.arg(state) : state;
    return view.heard ? tr("♪ · %1").arg(words) : words;
}

/// Whether the caption has room for why a tile was stepped down, beside its name.
bool TilePainter::pressureFits(const TileView& view) const
{
    const QFontMetrics metrics(look_.label);
    const int room = captionRoom(view.tile).width();
    const int name = std::min(metrics.horizontalAdvance(captionName(view)), room / 2);
    return name + kPadding + kStateRoom + metrics.horizontalAdvance(captionState(view, captionText(view))) <= room;
}

void TilePainter::paintCaption(QPainter& painter, const TileView& view) const
{
    const QRect bar(view.tile.left(), view.tile.bottom() + 1 - look_.captionHeight, view.tile.width(),
                    look_.captionHeight);
    painter.fillRect(bar, look_.panel);
    paintDetailsMark(painter, detailsMark(view.tile, look_.captionHeight));
    const QRect text = captionRoom(view.tile);
    painter.setFont(look_.label);
    const int stateWidth = paintState(painter, view, text);
    painter.setPen(look_.text);
    painter.drawText(
        text, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(look_.label).elidedText(captionName(view), Qt::ElideRight, text.width() - stateWidth - kPadding));
}

/// Right-aligned; returns how much room it took.
int TilePainter::paintState(QPainter& painter, const TileView& view, const QRect& room) const
{
    const QFontMetrics metrics(look_.label);
    const bool why = !view.replay && !pressureText(view).isEmpty() && pressureFits(view);
    const QString state = view.replay ? replayText(*view.replay) : why ? captionText(view) : stateText(view);
    const QString words = captionState(view, state);
    // A pixel of slack: a fallback font's glyph may be wider than its rounded advance.
    const int wanted = metrics.horizontalAdvance(words) + kStateSlack;
    // The name gives way to an age.
    const int most = growsOlder(view.state) ? room.width() * 3 / 4 : room.width() / 2;
    const int width = why ? wanted : std::min(wanted, most);
    painter.setPen(look_.muted);
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, metrics.elidedText(words, Qt::ElideRight, width));
    const QRectF mark(room.right() - width - kStateMark - 2, room.center().y() - kStateMark / 2.0 + 0.5, kStateMark,
                      kStateMark);
    // The badge on the picture is the mark of a replay.
    if (!view.replay) paintStateMark(painter, mark, view.state, look_.muted);
    return width + kStateRoom - kStateSlack;
}

/// Above the caption, where that has no room for it.
void TilePainter::paintPressure(QPainter& painter, const TileView& view) const
{
    const QString words = pressureText(view);
    if (words.isEmpty() || pressureFits(view)) return;
    const QFontMetrics metrics(look_.label);
    const int width = std::min(metrics.horizontalAdvance(words) + 2 * kPadding, view.picture.width());
    const QRect plate(view.picture.right() + 1 - width, view.picture.bottom() + 1 - metrics.height(), width,
                      metrics.height());
    painter.fillRect(plate, look_.panel);
    painter.setFont(look_.label);
    painter.setPen(look_.muted);
    painter.drawText(plate, Qt::AlignCenter, metrics.elidedText(words, Qt::ElideRight, width));
}

void TilePainter::paintDetailsMark(QPainter& painter, const QRect& place) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(look_.muted, 1.2));
    painter.setBrush(Qt::NoBrush);
    const QRectF ring = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawEllipse(ring);
    const QPointF middle = ring.center();
    painter.drawLine(QPointF(middle.x(), middle.y() - 0.5), QPointF(middle.x(), ring.bottom() - 3));
    painter.drawPoint(QPointF(middle.x(), ring.top() + 3.2));
    painter.restore();
}

QRect detailsMark(const QRect& tile, int captionHeight)
{
    const int top = tile.bottom() + 1 - captionHeight + (captionHeight - kDetailsMark) / 2;
    return {tile.right() + 1 - kPadding - kDetailsMark, top, kDetailsMark, kDetailsMark};
}

QString TilePainter::stateText(const TileView& view)
{
    const auto since = [&](std::optional<UtcTime> at) { return durationText(at ? view.now - *at : Micros(0)); };
    const QString age = durationText(view.age.value_or(Micros(0)));
    switch (view.state) {
        case TileState::Waiting:
            return tr("Waiting");
        case TileState::Connecting:
            return tr("Connecting…");
        case TileState::Live:
            return view.mainStream ? tr("Live · main") : tr("Live");
        case TileState::Behind:
            return tr("%1 behind").arg(durationText(view.captureAge.value_or(Micros(0))));
        case TileState::Keyframes:
            return tr("Live · keyframes only");
        case TileState::Still:
            return tr("Still · %1 old").arg(age);
        case TileState::Frozen:
            return tr("Frozen for %1").arg(since(view.status.frozenSince));
        case TileState::Damaged:
            return tr("Picture damaged for %1").arg(since(view.status.damagedSince));
        case TileState::Stale:
            return tr("Picture is %1 old").arg(age);
        case TileState::NoSignal:
            return view.age ? tr("No signal for %1").arg(age) : tr("No signal");
    }
    return {};
}

QString TilePainter::pressureText(const TileView& view)
{
    if (view.quality.reason != QualityReason::Pressure) return {};
    switch (view.state) {
        case TileState::Live:
        case TileState::Behind:
            // Less than the sub stream stands in the word of the state.
            return view.quality.step == QualityStep::Sub ? tr("sub · decoding overloaded") : tr("decoding overloaded");
        case TileState::Keyframes:
        case TileState::Still:
        case TileState::Stale:
            return tr("decoding overloaded");
        case TileState::Waiting:
        case TileState::Connecting:
        case TileState::Frozen:
        case TileState::Damaged:
        case TileState::NoSignal:
            break;
    }
    return {};
}

QString TilePainter::captionText(const TileView& view)
{
    const QString why = pressureText(view);
    return why.isEmpty() ? stateText(view) : stateText(view) + QStringLiteral(" · ") + why;
}

}  // namespace pitwatch::ui
