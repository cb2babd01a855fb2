#include "tilemarks.h"

#include <algorithm>

#include <ui/common/gradelook.h>

#include "tilepainter.h"
#include "tilezoom.h"

namespace pitwatch::ui {

namespace {

constexpr int kMargin = 8;
constexpr int kPadding = 6;
constexpr int kFrame = 3;       // width of an alarm's frame
constexpr int kFrameInset = 3;  // room for the mark of the chosen tile outside it
// Over pictures, light on dark shows on anything, whatever the theme.
const QColor kPlate(0, 0, 0, 175);
const QColor kOnPlate(240, 243, 246);

QString alarmText(const TileAlarm& alarm)
{
    QString text = gradeNumeral(alarm.grade) + QLatin1Char(' ') + alarm.text;
    if (alarm.more > 0) text += QStringLiteral("  +%1").arg(alarm.more);
    return text;
}

}  // namespace

void paintAlarmMark(QPainter& painter, const QRect& room, const QRect& picture, const TileAlarm& alarm,
                    const TileLook& look)
{
    const QColor color = look.grades[static_cast<std::size_t>(alarm.grade) - 1];
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, kFrame));
    const int inset = kFrameInset + kFrame / 2;
    painter.drawRect(room.adjusted(inset, inset, -inset - 1, -inset - 1));

    const QFontMetrics metrics(look.caption);
    const int height = metrics.height() + kPadding;
    const int sign = metrics.ascent();
    const int widest = picture.width() - 2 * kMargin;
    const int wanted = metrics.horizontalAdvance(alarmText(alarm)) + sign + 3 * kPadding + 2;
    const QRect plate(picture.left() + kMargin, picture.top() + kMargin, std::min(widest, wanted), height);
    painter.fillRect(plate, kPlate);
    const QRectF shape(plate.left() + kPadding, plate.top() + (height - sign) / 2.0, sign, sign);
    paintGradeShape(painter, shape, alarm.grade, color);
    const QRect words = plate.adjusted(sign + 2 * kPadding, 0, -kPadding, 0);
    painter.setFont(look.caption);
    painter.setPen(kOnPlate);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(alarmText(alarm), Qt::ElideRight, words.width()));
}

void paintMiniMap(QPainter& painter, const QRect& picture, const QRectF& part, const TileLook& look)
{
    const MiniMap map = miniMap(picture, part);
    painter.fillRect(map.whole, kPlate);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(kOnPlate, 1));
    painter.drawRect(map.whole.adjusted(0, 0, -1, -1));
    painter.fillRect(map.part, QColor(240, 243, 246, 110));
    painter.setPen(QPen(kOnPlate, 1.5));
    painter.drawRect(map.part.adjusted(0, 0, -1, -1));

    const QString text = QStringLiteral("%1×").arg(zoomOf(part), 0, 'f', 1);
    const QFontMetrics metrics(look.label);
    const QSizeF size(metrics.horizontalAdvance(text) + 2 * kPadding, metrics.height() + 2);
    const QRectF plate(map.whole.right() - size.width(), map.whole.top() - size.height() - 2, size.width(),
                       size.height());
    painter.fillRect(plate, kPlate);
    painter.setFont(look.label);
    painter.setPen(kOnPlate);
    painter.drawText(plate, Qt::AlignCenter, text);
}

void paintTileNote(QPainter& painter, const QRect& picture, const QString& note, const TileLook& look)
{
    const QFontMetrics metrics(look.caption);
    const int height = metrics.height() + kPadding;
    const int widest = picture.width() - 2 * kMargin;
    const int width = std::min(widest, metrics.horizontalAdvance(note) + 2 * kPadding + 2);
    const QRect plate(picture.left() + kMargin, picture.bottom() + 1 - kMargin - height, width, height);
    painter.fillRect(plate, kPlate);
    painter.setFont(look.caption);
    painter.setPen(kOnPlate);
    const QRect words = plate.adjusted(kPadding, 0, -kPadding, 0);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(note, Qt::ElideRight, words.width()));
}

}  // namespace pitwatch::ui
