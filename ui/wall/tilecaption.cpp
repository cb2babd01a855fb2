#include "tilecaption.h"

#include <QFontMetrics>

#include <algorithm>

#include "statemark.h"
#include "tilepainter.h"
#include "tilewords.h"

namespace pitwatch::ui {

namespace {

constexpr int kPadding = 8;
constexpr int kStateMark = 8;
// A fallback font's glyph may be wider than its rounded advance.
constexpr int kStateSlack = 4;
constexpr int kStateRoom = kStateMark + 6 + kStateSlack;  ///< beside its words
constexpr int kDetailsMark = 13;

}  // namespace

QRect detailsMark(const QRect& tile, int captionHeight)
{
    const int top = tile.bottom() + 1 - captionHeight + (captionHeight - kDetailsMark) / 2;
    return {tile.right() + 1 - kPadding - kDetailsMark, top, kDetailsMark, kDetailsMark};
}

TileCaption::TileCaption(const TileLook& look, const TileView& view)
    : look_(look), view_(view), pressure_(view.replay ? QString() : TileWords::pressure(view))
{
    pressureFits_ = !pressure_.isEmpty() && pressureFits();
}

QRect TileCaption::bar() const
{
    return {view_.tile.left(), view_.tile.bottom() + 1 - look_.captionHeight, view_.tile.width(), look_.captionHeight};
}

QRect TileCaption::room() const
{
    const QRect details = detailsMark(view_.tile, look_.captionHeight);
    return {QPoint(view_.tile.left() + kPadding, view_.tile.bottom() + 1 - look_.captionHeight),
            QPoint(details.left() - kPadding, view_.tile.bottom())};
}

/// Beside the name of the tile.
bool TileCaption::pressureFits() const
{
    const QFontMetrics metrics(look_.label);
    const int width = room().width();
    const int name = std::min(metrics.horizontalAdvance(TileWords::name(view_)), width / 2);
    const QString state = TileWords::withUse(view_, TileWords::stateWithPressure(view_));
    return name + kPadding + kStateRoom + metrics.horizontalAdvance(state) <= width;
}

QString TileCaption::stateText() const
{
    if (view_.replay) return TileWords::withUse(view_, replayText(*view_.replay));
    return TileWords::withUse(view_, pressureFits_ ? TileWords::stateWithPressure(view_) : TileWords::state(view_));
}

void TileCaption::paint(QPainter& painter) const
{
    painter.fillRect(bar(), look_.panel);
    paintDetailsMark(painter, detailsMark(view_.tile, look_.captionHeight));
    const QRect text = room();
    painter.setFont(look_.label);
    const int stateWidth = paintState(painter, text);
    painter.setPen(look_.text);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(look_.label)
                         .elidedText(TileWords::name(view_), Qt::ElideRight, text.width() - stateWidth - kPadding));
}

/// Right-aligned; returns how much room it took.
int TileCaption::paintState(QPainter& painter, const QRect& room) const
{
    const QFontMetrics metrics(look_.label);
    const QString words = stateText();
    const int wanted = metrics.horizontalAdvance(words) + kStateSlack;
    // The name gives way to an age.
    const int most = growsOlder(view_.state) ? room.width() * 3 / 4 : room.width() / 2;
    const int width = pressureFits_ ? wanted : std::min(wanted, most);
    painter.setPen(look_.muted);
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, metrics.elidedText(words, Qt::ElideRight, width));
    const QRectF mark(room.right() - width - kStateMark - 2, room.center().y() - kStateMark / 2.0 + 0.5, kStateMark,
                      kStateMark);
    // The badge on the picture is the mark of a replay.
    if (!view_.replay) paintStateMark(painter, mark, view_.state, look_.muted);
    return width + kStateRoom - kStateSlack;
}

void TileCaption::paintPressure(QPainter& painter) const
{
    if (pressure_.isEmpty() || pressureFits_) return;
    const QFontMetrics metrics(look_.label);
    const QRect& picture = view_.picture;
    const int width = std::min(metrics.horizontalAdvance(pressure_) + 2 * kPadding, picture.width());
    const QRect plate(picture.right() + 1 - width, picture.bottom() + 1 - metrics.height(), width, metrics.height());
    painter.fillRect(plate, look_.panel);
    painter.setFont(look_.label);
    painter.setPen(look_.muted);
    painter.drawText(plate, Qt::AlignCenter, metrics.elidedText(pressure_, Qt::ElideRight, width));
}

void TileCaption::paintDetailsMark(QPainter& painter, const QRect& place) const
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

}  // namespace pitwatch::ui
