#include "regionalarms.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

#include <ui/common/gradelook.h>

namespace pitwatch::ui {

namespace {

constexpr int kPadding = 16;
constexpr int kTitle = 28;
constexpr int kRow = 26;
constexpr int kShape = 12;
constexpr int kTimeWidth = 88;
constexpr int kMineWidth = 140;

/// The time of day; with its date when it is not of today.
QString raisedText(UtcTime at, const RegionSnapshot& snapshot)
{
    const QTimeZone& zone = snapshot.region->timezone;
    const bool today = toDateTime(at, zone).date() == toDateTime(snapshot.at, zone).date();
    return today ? formatClock(at, zone) : toDateTime(at, zone).toString(QStringLiteral("MM-dd HH:mm"));
}

}  // namespace

std::vector<RegionAlarmRow> regionAlarms(const RegionSnapshot& snapshot)
{
    std::vector<const Alarm*> open;
    for (const Alarm& alarm : *snapshot.alarms)
        if (alarm.open()) open.push_back(&alarm);
    std::stable_sort(open.begin(), open.end(), [](const Alarm* a, const Alarm* b) {
        if (a->unacknowledged() != b->unacknowledged()) return a->unacknowledged();
        if (a->grade != b->grade) return a->grade < b->grade;
        return a->raisedAt > b->raisedAt;
    });
    std::vector<RegionAlarmRow> rows;
    for (const Alarm* alarm : open) {
        const Mine* mine = snapshot.region->mine(alarm->mine);
        rows.push_back({alarm->grade, raisedText(alarm->raisedAt, snapshot), mine ? mine->name : alarm->mine.text(),
                        alarm->title, alarm->detail, alarm->unacknowledged()});
    }
    return rows;
}

RegionAlarms::RegionAlarms(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme)
{
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Open alarms"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void RegionAlarms::setRows(std::vector<RegionAlarmRow> rows)
{
    if (rows == rows_) return;
    rows_ = std::move(rows);
    update();
}

void RegionAlarms::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme_.color(Token::Panel));
    QRect room = rect().adjusted(kPadding, kPadding / 2, -kPadding, -kPadding / 2);
    painter.setFont(theme_.font(TypeSize::Section, true));
    painter.setPen(theme_.color(Token::Text));
    painter.drawText(QRect(room.topLeft(), QSize(room.width(), kTitle)), Qt::AlignVCenter | Qt::AlignLeft,
                     tr("Open alarms"));
    room.setTop(room.top() + kTitle);
    if (rows_.empty()) {
        text(painter, {room.left(), room.top(), room.width(), kRow}, tr("No alarm is open."), Token::Muted);
        return;
    }
    const auto places = static_cast<std::size_t>(std::max(1, room.height() / kRow));
    const std::size_t shown = rows_.size() <= places ? rows_.size() : places - 1;
    for (std::size_t i = 0; i < shown; ++i)
        paintRow(painter, rows_[i], {room.left(), room.top() + static_cast<int>(i) * kRow, room.width(), kRow});
    if (shown == rows_.size()) return;
    text(painter, {room.left(), room.top() + static_cast<int>(shown) * kRow, room.width(), kRow},
         tr("and %n more", nullptr, static_cast<int>(rows_.size() - shown)), Token::Muted);
}

void RegionAlarms::paintRow(QPainter& painter, const RegionAlarmRow& row, const QRect& box) const
{
    paintGradeShape(painter, QRectF(box.left(), box.center().y() - kShape / 2.0 + 1, kShape, kShape), row.grade,
                    theme_.grade(row.grade));
    int left = box.left() + kShape + space(1);
    const auto column = [&](int width) {
        const QRect cell(left, box.top(), width, box.height());
        left += width + space(3);
        return cell;
    };
    text(painter, column(space(5)), gradeNumeral(row.grade), Token::Text);
    text(painter, column(kTimeWidth), row.time, Token::Muted);
    text(painter, column(kMineWidth), row.mine, Token::Text);
    text(painter, column(box.width() / 4), row.title, Token::Text, row.unacknowledged);
    text(painter, {left, box.top(), box.right() - left, box.height()}, row.detail, Token::Muted);
}

void RegionAlarms::text(QPainter& painter, const QRect& box, const QString& text, Token token, bool strong) const
{
    const QFont font = theme_.font(TypeSize::Body, strong);
    painter.setFont(font);
    painter.setPen(theme_.color(token));
    painter.drawText(box, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, box.width()));
}

void RegionAlarms::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos())) Q_EMIT opened();
}

}  // namespace pitwatch::ui
