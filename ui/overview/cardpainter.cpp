#include "cardpainter.h"

#include <algorithm>
#include <cmath>

#include <ui/common/format.h>
#include <ui/common/gradelook.h>
#include <ui/common/healthmark.h>

using namespace Qt::StringLiterals;

namespace pitwatch::ui {

namespace {

constexpr int kGap = 8;
constexpr int kShape = 12;
constexpr int kStateShape = 14;

/// Height of a list with its title; nothing for an empty one.
int listHeight(std::size_t rows)
{
    return rows == 0 ? 0 : CardPainter::kRow * (static_cast<int>(rows) + 1) + kGap;
}

/// How many of `rows` fit below a title, keeping one line for "and n more" when not all do.
std::size_t fitting(std::size_t rows, int height)
{
    const auto room = static_cast<std::size_t>(std::max(0, height / CardPainter::kRow));
    return rows <= room ? rows : (room == 0 ? 0 : room - 1);
}

}  // namespace

void paintMineState(QPainter& painter, const QRectF& box, MineStateKind state, const QColor& color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    const QRectF b = box.adjusted(1.5, 1.5, -1.5, -1.5);
    const QPolygonF triangle({b.topLeft(), {b.right(), b.center().y()}, b.bottomLeft()});
    switch (state) {
        case MineStateKind::Producing:
            painter.setBrush(color);
            painter.drawPolygon(triangle);
            break;
        case MineStateKind::Building:
        case MineStateKind::Maintenance:
            painter.drawPolygon(triangle);
            break;
        case MineStateKind::Suspended:
            painter.fillRect(QRectF(b.left(), b.top(), b.width() * 0.36, b.height()), color);
            painter.fillRect(QRectF(b.right() - b.width() * 0.36, b.top(), b.width() * 0.36, b.height()), color);
            break;
        case MineStateKind::Closed:
            painter.drawLine(b.topLeft(), b.bottomRight());
            painter.drawLine(b.bottomLeft(), b.topRight());
            painter.drawRect(b);
            break;
        case MineStateKind::Halted:
            painter.drawRect(b);
            break;
    }
    painter.restore();
}

int CardPainter::detailHeight(const MineCardContent& content, int width)
{
    const int areas = listHeight(content.areas.size());
    const int feeders = listHeight(content.feeders.size());
    const int lists = width >= kTwoColumnsFrom ? std::max(areas, feeders) : areas + feeders;
    return kCompactHeight + (lists > 0 ? kPadding + lists : 0);
}

void CardPainter::paint(const MineCardContent& content, const QRect& card) const
{
    QRect room = card.adjusted(kPadding, kPadding, -kPadding, -kPadding);
    paintHead(content, QRect(room.topLeft(), QSize(room.width(), kHead)));
    room.setTop(room.top() + kHead + kGap);

    const int third = (room.width() - 2 * kPadding) / 3;
    const QRect heads(room.left(), room.top(), third, kMetrics);
    const QRect load = heads.translated(third + kPadding, 0);
    const QRect cameras = load.translated(third + kPadding, 0);
    paintMetric(heads, tr("Underground"), content.heads);
    paintMetric(load, tr("Load"), content.load);
    paintMetric(cameras, tr("Cameras online"), content.cameras);
    if (content.headFraction)
        paintBar(QRect(heads.left(), heads.bottom() - 5, third, 6), *content.headFraction,
                 barColor(*content.headFraction, content.heads.stale, content.headAlarm));
    if (!content.sparkline.empty())
        paintSparkline(QRect(load.left(), load.bottom() - 19, third, 20), content.sparkline, content.load.stale);
    room.setTop(room.top() + kMetrics + kPadding);
    if (room.height() >= 3 * kRow) paintDetails(content, room);
}

void CardPainter::paintHead(const MineCardContent& content, const QRect& head) const
{
    // Grades stand at the right end, always in the same order; those without alarms are left out.
    int right = head.right() + 1;
    for (int i = 3; i >= 0; --i) {
        const int count = content.openAlarms[static_cast<std::size_t>(i)];
        if (count == 0) continue;
        const QString label = number(count);
        const int width = QFontMetrics(theme_.font(TypeSize::Section, true)).horizontalAdvance(label);
        text({right - width, head.top(), width, head.height()}, Qt::AlignVCenter | Qt::AlignRight, label, Token::Text,
             TypeSize::Section, true);
        const Grade grade = kGrades[i];
        paintGradeShape(painter_,
                        QRectF(right - width - space(1) - kShape, head.center().y() - kShape / 2.0 + 1, kShape, kShape),
                        grade, theme_.grade(grade));
        right -= width + kShape + space(4);
    }
    const QFontMetrics metrics(theme_.font(TypeSize::Section, true));
    const QString name = metrics.elidedText(content.name, Qt::ElideRight, std::max(0, right - head.left()) * 3 / 5);
    text(head, Qt::AlignVCenter | Qt::AlignLeft, name, Token::Text, TypeSize::Section, true);
    const int left = head.left() + metrics.horizontalAdvance(name) + space(4);
    paintMineState(painter_, QRectF(left, head.center().y() - kStateShape / 2.0 + 1, kStateShape, kStateShape),
                   content.state, theme_.color(Token::Muted));
    const QRect state(left + kStateShape + space(1), head.top(), right - left - kStateShape - space(2), head.height());
    text(state, Qt::AlignVCenter | Qt::AlignLeft, content.stateText, Token::Muted);
}

void CardPainter::paintMetric(const QRect& cell, const QString& label, const CardValue& value) const
{
    const int labelWidth = QFontMetrics(theme_.font(TypeSize::Small)).horizontalAdvance(label);
    text({cell.left(), cell.top(), cell.width(), 16}, Qt::AlignLeft | Qt::AlignVCenter, label, Token::Muted,
         TypeSize::Small);
    text({cell.left() + labelWidth + space(2), cell.top(), cell.width() - labelWidth - space(2), 16},
         Qt::AlignRight | Qt::AlignVCenter, value.age, value.stale ? Token::Stale : Token::Muted, TypeSize::Small);
    const Token token = !value.known ? Token::Disabled : value.stale ? Token::Stale : Token::Text;
    const QRect figure(cell.left(), cell.top() + 20, cell.width(), 32);
    text(figure, Qt::AlignLeft | Qt::AlignVCenter, value.text, token, TypeSize::Figure);
    const int used = QFontMetrics(theme_.font(TypeSize::Figure)).horizontalAdvance(value.text) + space(1);
    text(figure.adjusted(used, 4, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, value.unit, Token::Muted);
}

QColor CardPainter::barColor(double fraction, bool stale, std::optional<Grade> alarm) const
{
    if (stale) return theme_.color(Token::Disabled);
    if (alarm) return theme_.grade(*alarm);
    return theme_.color(fraction > 1 ? Token::Text : Token::Muted);
}

void CardPainter::paintBar(const QRect& bar, double fraction, const QColor& color) const
{
    // The limit stands at five sixths, so that what is above it can be seen.
    const double limitAt = bar.width() * 5.0 / 6;
    painter_.fillRect(bar, theme_.color(Token::Raised));
    const double length = std::min<double>(bar.width(), limitAt * fraction);
    painter_.fillRect(QRectF(bar.left(), bar.top(), length, bar.height()), color);
    painter_.fillRect(QRectF(bar.left() + limitAt - 1, bar.top() - 3, 2, bar.height() + 6), theme_.color(Token::Focus));
}

void CardPainter::paintSparkline(const QRect& box, const std::vector<float>& values, bool stale) const
{
    float highest = 1;
    for (const float value : values)
        if (!std::isnan(value)) highest = std::max(highest, value);
    QPolygonF line;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i])) continue;
        const double x = box.left() + double(i) / double(values.size() - 1) * (box.width() - 1);
        line << QPointF(x, box.bottom() - values[i] / highest * (box.height() - 2));
    }
    painter_.save();
    painter_.setRenderHint(QPainter::Antialiasing);
    painter_.setPen(QPen(theme_.color(Token::Line), 1));
    painter_.drawLine(box.bottomLeft(), box.bottomRight());
    painter_.setPen(QPen(theme_.color(stale ? Token::Stale : Token::Muted), 1.5, stale ? Qt::DashLine : Qt::SolidLine));
    painter_.drawPolyline(line);
    painter_.restore();
}

void CardPainter::paintDetails(const MineCardContent& content, const QRect& room) const
{
    QRect left = room;
    if (room.width() < kTwoColumnsFrom) {
        left.setTop(left.top() + paintAreas(content, left));
        paintFeeders(content.feeders, left);
        return;
    }
    QRect right = left;
    left.setWidth((room.width() - 2 * kPadding) / 2);
    right.setLeft(left.right() + 1 + 2 * kPadding);
    paintAreas(content, left);
    paintFeeders(content.feeders, right);
}

void CardPainter::paintName(const QRect& box, const QString& name, std::optional<Grade> alarm) const
{
    int left = 0;
    if (alarm) {
        const QRectF shape(box.left(), box.center().y() - kShape / 2.0 + 1, kShape, kShape);
        paintGradeShape(painter_, shape, *alarm, theme_.grade(*alarm));
        left = kShape + space(1);
    }
    text(box.adjusted(left, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, name, Token::Text);
}

int CardPainter::paintTitle(const QRect& room, const QString& title) const
{
    painter_.fillRect(QRect(room.left(), room.top(), room.width(), 1), theme_.color(Token::Line));
    text({room.left(), room.top() + 4, room.width(), kRow - 4}, Qt::AlignLeft | Qt::AlignVCenter, title, Token::Muted,
         TypeSize::Small);
    return kRow;
}

int CardPainter::paintAreas(const MineCardContent& content, const QRect& room) const
{
    if (content.areas.empty() || room.height() < 2 * kRow) return 0;
    int y = room.top() + paintTitle(room, tr("Persons by area"));
    const std::size_t shown = fitting(content.areas.size(), room.height() - kRow);
    for (std::size_t i = 0; i < shown; ++i, y += kRow) {
        const CardArea& area = content.areas[i];
        const QRect row(room.left(), y, room.width(), kRow);
        const int nameWidth = row.width() * 2 / 5;
        const int textWidth = row.width() / 4;
        const bool over = area.fraction.value_or(0) > 1;
        paintName({row.left(), y, nameWidth - space(2), kRow}, area.name, area.alarm);
        const Token token = content.heads.stale ? Token::Stale : Token::Text;
        text({row.right() - textWidth, y, textWidth + 1, kRow}, Qt::AlignRight | Qt::AlignVCenter, area.text, token,
             TypeSize::Body, over);
        if (area.fraction)
            paintBar({row.left() + nameWidth, y + kRow / 2 - 3, row.width() - nameWidth - textWidth - space(3), 6},
                     *area.fraction, barColor(*area.fraction, content.heads.stale, area.alarm));
    }
    y += paintRest({room.left(), y, room.width(), kRow}, content.areas.size() - shown);
    return y - room.top() + kGap;
}

int CardPainter::paintRest(const QRect& row, std::size_t hidden) const
{
    if (hidden == 0) return 0;
    text(row, Qt::AlignLeft | Qt::AlignVCenter, tr("and %n more", nullptr, static_cast<int>(hidden)), Token::Muted,
         TypeSize::Small);
    return kRow;
}

int CardPainter::paintFeeders(const std::vector<CardFeeder>& feeders, const QRect& room) const
{
    if (feeders.empty() || room.height() < 2 * kRow) return 0;
    int y = room.top() + paintTitle(room, tr("Load by feeder"));
    const std::size_t shown = fitting(feeders.size(), room.height() - kRow);
    for (std::size_t i = 0; i < shown; ++i, y += kRow) {
        const CardFeeder& feeder = feeders[i];
        const QRect row(room.left(), y, room.width(), kRow);
        paintName({row.left(), y, row.width() * 2 / 5 - space(2), kRow}, feeder.name, feeder.alarm);
        text(row, Qt::AlignRight | Qt::AlignVCenter, feeder.power.text + kUnitSpace + feeder.power.unit,
             feeder.power.stale ? Token::Stale : Token::Text);
        if (!feeder.running) continue;
        const int wordWidth = row.width() / 3;
        const QRect word(row.left() + row.width() * 2 / 5, y, wordWidth, kRow);
        paintMineState(painter_, QRectF(word.left(), word.center().y() - kShape / 2.0 + 1, kShape, kShape),
                       *feeder.running ? MineStateKind::Producing : MineStateKind::Halted, theme_.color(Token::Muted));
        text(word.adjusted(kShape + space(1), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
             *feeder.running ? tr("running") : tr("idle"), Token::Muted);
    }
    y += paintRest({room.left(), y, room.width(), kRow}, feeders.size() - shown);
    return y - room.top() + kGap;
}

void CardPainter::text(const QRect& box, Qt::Alignment alignment, const QString& text, Token token, TypeSize size,
                       bool strong) const
{
    const QFont font = theme_.font(size, strong);
    painter_.setFont(font);
    painter_.setPen(theme_.color(token));
    painter_.drawText(box, static_cast<int>(alignment) | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(text, Qt::ElideRight, box.width()));
}

}  // namespace pitwatch::ui
