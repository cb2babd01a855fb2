#include "areacounts.h"

#include <QPainter>

#include <algorithm>

#include <ui/common/gradelook.h>

namespace pitwatch::ui {

namespace {

constexpr int kRowHeight = 28;
constexpr int kPadding = 8;
constexpr int kNumberWidth = 84;
constexpr int kNameWidth = 130;

}  // namespace

AreaCounts::AreaCounts(MapLook look, QWidget* parent) : QWidget(parent), look_(std::move(look)) {}

void AreaCounts::setLook(MapLook look)
{
    look_ = std::move(look);
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
    stale_ = live && live->positions != Freshness::Fresh;
    updateGeometry();
    update();
}

QSize AreaCounts::sizeHint() const
{
    return {300, std::max(1, int(rows_.size())) * kRowHeight};
}

void AreaCounts::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(look_.label);
    if (rows_.empty()) {
        painter.setPen(look_.muted);
        painter.drawText(rect(), Qt::AlignCenter, tr("No areas in the region file"));
        return;
    }
    painter.setOpacity(stale_ ? 0.5 : 1.0);
    QRect place(0, 0, width(), kRowHeight);
    for (const Row& row : rows_) {
        paintRow(painter, row, place.adjusted(kPadding, 0, -kPadding, 0));
        place.translate(0, kRowHeight);
    }
}

void AreaCounts::paintRow(QPainter& painter, const Row& row, const QRect& place) const
{
    const QFontMetrics metrics(look_.label);
    const QRect name(place.left(), place.top(), kNameWidth, place.height());
    const QRect number(place.right() - kNumberWidth, place.top(), kNumberWidth, place.height());
    const QRect track(name.right() + kPadding, place.center().y() - 4, number.left() - name.right() - 2 * kPadding, 8);
    painter.setPen(look_.text);
    painter.setFont(look_.label);
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(row.name, Qt::ElideRight, name.width()));

    const QColor colour = row.grade ? look_.grades.at(std::size_t(*row.grade) - 1) : look_.muted;
    painter.fillRect(track, look_.line);
    if (row.limit && *row.limit > 0) {
        // The limit stands at five sixths, so that a count beyond it still has room.
        const double share = std::min(1.0, double(row.persons) / *row.limit * 5 / 6);
        painter.fillRect(QRect(track.left(), track.top(), int(track.width() * share), track.height()), colour);
        painter.fillRect(QRect(track.left() + track.width() * 5 / 6, track.top() - 3, 2, track.height() + 6),
                         look_.text);
    }
    painter.setPen(row.grade ? colour : look_.text);
    painter.setFont(look_.strong);
    const QString count = row.limit ? tr("%1 / %2").arg(row.persons).arg(*row.limit) : QString::number(row.persons);
    painter.drawText(number, Qt::AlignRight | Qt::AlignVCenter,
                     row.grade ? QStringLiteral("%1 %2").arg(gradeSign(*row.grade)).arg(count) : count);
}

}  // namespace pitwatch::ui
