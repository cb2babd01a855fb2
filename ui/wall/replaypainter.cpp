#include "replaypainter.h"

#include <algorithm>

#include "tilepainter.h"

namespace pitwatch::ui {

namespace {

constexpr int kMargin = 8;
constexpr int kBarHeight = 6;
// On any picture, in both themes: light on a dark ground, as the boxes are.
const QColor kGround(0, 0, 0, 190);
const QColor kLight(235, 240, 245);

QString seconds(Micros behind)
{
    // A real minus sign: a hyphen is lost on a wall.
    return QChar(0x2212) + QLocale().toString(std::max(0.0, double(behind.count()) / 1e6), 'f', 1) + QChar(0x00a0) +
           QStringLiteral("s");
}

}  // namespace

QString replayText(const ReplayView& view)
{
    const QString text = ReplayPainter::tr("Replay %1").arg(seconds(view.behind));
    if (view.paused) return ReplayPainter::tr("%1 · paused").arg(text);
    if (view.speed != 1) return QStringLiteral("%1 · %2×").arg(text, QLocale().toString(view.speed, 'g', 3));
    return text;
}

void ReplayPainter::paint(QPainter& painter, const ReplayView& view, const QRect& picture, int row) const
{
    painter.save();
    painter.setClipRect(picture, Qt::IntersectClip);
    paintFrame(painter, picture);
    paintBadge(painter, view, picture, row);
    paintBar(painter, view, picture);
    painter.restore();
}

void ReplayPainter::paintFrame(QPainter& painter, const QRect& picture) const
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(kGround, 6));
    painter.drawRect(picture.adjusted(2, 2, -3, -3));
    painter.setPen(QPen(kLight, 3, Qt::DashLine));
    painter.drawRect(picture.adjusted(2, 2, -3, -3));
}

void ReplayPainter::paintBadge(QPainter& painter, const ReplayView& view, const QRect& picture, int row) const
{
    const QString text = QStringLiteral("⟲ ") + replayText(view);
    const QFontMetrics metrics(look_.caption);
    const int width = std::min(metrics.horizontalAdvance(text) + 2 * kMargin + 4, picture.width() - 2 * kMargin);
    const int height = metrics.height() + 6;
    const QRect place(picture.left() + kMargin, picture.top() + kMargin + row * (height + 4), width, height);
    painter.fillRect(place, kGround);
    painter.setFont(look_.caption);
    painter.setPen(kLight);
    const QRect inner = place.adjusted(kMargin, 0, -4, 0);
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft, metrics.elidedText(text, Qt::ElideRight, inner.width()));
}

QRect ReplayPainter::barRect(const QRect& picture)
{
    return {picture.left() + 2 * kMargin, picture.bottom() - 3 * kMargin, picture.width() - 4 * kMargin, 2 * kMargin};
}

void ReplayPainter::paintBar(QPainter& painter, const ReplayView& view, const QRect& picture) const
{
    const QRect room = barRect(picture);
    painter.fillRect(room.adjusted(-kMargin / 2, 0, kMargin / 2, 0), kGround);
    const QRect line(room.left(), room.center().y() - kBarHeight / 2, room.width(), kBarHeight);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(kLight.red(), kLight.green(), kLight.blue(), 110), 1));
    painter.drawRect(line.adjusted(0, 0, -1, -1));
    for (const auto& [from, to] : view.covered) {
        const int left = line.left() + int(from * line.width());
        painter.fillRect(QRect(left, line.top(), std::max(1, int((to - from) * line.width())), kBarHeight),
                         QColor(kLight.red(), kLight.green(), kLight.blue(), 150));
    }
    const int x = line.left() + int(view.position * (line.width() - 1));
    painter.fillRect(QRect(x - 1, room.top() + 1, 3, room.height() - 2), kLight);
}

}  // namespace pitwatch::ui
