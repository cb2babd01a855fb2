#include "areacounts.h"

#include <QPainter>

#include <algorithm>

#include <ui/common/gradelook.h>

#include "mapcontent.h"

namespace pitwatch::ui {

namespace {

constexpr int kPadding = space(3);
constexpr int kGap = space(2);
constexpr int kNumberWidth = 88;
constexpr int kTrack = 8;
// The limit stands at five sixths of the bar, so that a count beyond it still has room.
constexpr double kLimitShare = 5.0 / 6;

}  // namespace

AreaCounts::AreaCounts(MapLook look, QWidget* parent) : QWidget(parent), look_(std::move(look))
{
    setAccessibleName(tr("Head-count against limit"));
}

void AreaCounts::setLook(MapLook look)
{
    look_ = std::move(look);
    updateGeometry();
    update();
}

void AreaCounts::show(const Mine* mine, const SnapshotPtr& snapshot)
{
    rows_.clear();
    const MineSnapshot* live = mine && snapshot ? snapshot->mine(mine->code) : nullptr;
    const auto grades = live ? areaGrades(*snapshot, mine->code) : QHash<AreaCode, Grade>();
    if (live)
        for (const AreaSnapshot& count : live->areas) {
            const Area* area = mine->area(count.code);
            Row row{area ? area->name : count.code.text(), count.persons, count.limit, std::nullopt};
            if (grades.contains(count.code)) row.grade = grades.value(count.code);
            rows_.push_back(std::move(row));
        }
    QStringList spoken;
    for (const Row& row : rows_) spoken << QStringLiteral("%1 %2").arg(row.name, countText(row));
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    stale_ = live && live->positions != Freshness::Fresh;
    updateGeometry();
    update();
}

QSize AreaCounts::sizeHint() const
{
    return {300, std::max(1, int(rows_.size())) * look_.rowHeight};
}

QString AreaCounts::countText(const Row& row) const
{
    const QString count = row.limit ? tr("%1 / %2").arg(row.persons).arg(*row.limit) : QString::number(row.persons);
    return row.grade ? QStringLiteral("%1 %2").arg(gradeSign(*row.grade)).arg(count) : count;
}

void AreaCounts::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(look_.label);
    if (rows_.empty()) {
        painter.setPen(look_.muted);
        painter.drawText(rect().adjusted(kPadding, 0, -kPadding, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("The region file names no areas of this mine"));
        return;
    }
    painter.setOpacity(stale_ ? 0.5 : 1.0);
    QRect place(0, 0, width(), look_.rowHeight);
    for (const Row& row : rows_) {
        paintRow(painter, row, place.adjusted(kPadding, 0, -kPadding, 0));
        place.translate(0, look_.rowHeight);
    }
}

void AreaCounts::paintRow(QPainter& painter, const Row& row, const QRect& place) const
{
    const QFontMetrics metrics(look_.label);
    const QRect name(place.left(), place.top(), place.width() * 2 / 5, place.height());
    const QRect number(place.right() - kNumberWidth, place.top(), kNumberWidth, place.height());
    const QRect track(name.right() + kGap, place.center().y() - kTrack / 2, number.left() - name.right() - 2 * kGap,
                      kTrack);
    painter.setPen(look_.text);
    painter.setFont(look_.label);
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(row.name, Qt::ElideRight, name.width()));

    const QColor colour = row.grade ? look_.grades.at(std::size_t(*row.grade) - 1) : look_.muted;
    if (row.limit) {
        painter.fillRect(track, look_.line);
        // Where nobody may be, the limit stands at the beginning and anybody fills the bar.
        const bool closed = *row.limit == 0;
        const double share =
            closed ? (row.persons > 0 ? 1 : 0) : std::min(1.0, double(row.persons) / *row.limit * kLimitShare);
        const double limit = closed ? 0 : kLimitShare;
        painter.fillRect(QRect(track.left(), track.top(), int(track.width() * share), track.height()), colour);
        painter.fillRect(QRect(track.left() + int(track.width() * limit), track.top() - 3, 2, track.height() + 6),
                         look_.text);
    } else {
        painter.setPen(look_.muted);
        painter.drawText(track.adjusted(0, -kGap, 0, kGap), Qt::AlignLeft | Qt::AlignVCenter, tr("no limit"));
    }
    painter.setPen(row.grade ? colour : look_.text);
    painter.setFont(look_.strong);
    painter.drawText(number, Qt::AlignRight | Qt::AlignVCenter, countText(row));
}

}  // namespace pitwatch::ui
