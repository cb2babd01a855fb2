#include "tagtablemodel.h"

#include <algorithm>
#include <utility>

namespace pitwatch::ui {

QString tagKindText(TagKind kind)
{
    switch (kind) {
        case TagKind::Person:
            return TagTableModel::tr("Person");
        case TagKind::Vehicle:
            return TagTableModel::tr("Vehicle");
        case TagKind::Equipment:
            return TagTableModel::tr("Equipment");
    }
    return {};
}

namespace {

bool showsSame(const TagSnapshot& a, const TagSnapshot& b)
{
    return a.name == b.name && a.job == b.job && a.team == b.team && a.kind == b.kind && a.area == b.area &&
           a.areaSince == b.areaSince && a.freshness == b.freshness && a.sos == b.sos;
}

}  // namespace

TagTableModel::TagTableModel(QTimeZone zone, QObject* parent) : QAbstractTableModel(parent), zone_(std::move(zone)) {}

void TagTableModel::setMine(std::shared_ptr<const Region> region, const MineCode& mine)
{
    beginResetModel();
    region_ = std::move(region);
    mine_ = mine;
    rows_.clear();
    snapshot_.reset();
    endResetModel();
}

void TagTableModel::update(const SnapshotPtr& snapshot)
{
    const MineSnapshot* mine = snapshot->mine(mine_);
    std::vector<const TagSnapshot*> rows;
    if (mine) {
        rows.reserve(mine->tags.size());
        for (const TagSnapshot& tag : mine->tags) rows.push_back(&tag);
    }
    std::sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) { return a->tag < b->tag; });
    const bool same = std::equal(rows.begin(), rows.end(), rows_.begin(), rows_.end(),
                                 [](const auto* a, const auto* b) { return a->tag == b->tag; });
    if (same) {
        rows_.swap(rows);
        const SnapshotPtr before = std::exchange(snapshot_, snapshot);
        announceChanges(rows);
        return;
    }
    // Tags come and go a few at a time; a layout change keeps views where they are.
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<TagCode> codes;
    for (const QModelIndex& index : before) codes.push_back(rows_[std::size_t(index.row())]->tag);
    rows_ = std::move(rows);
    snapshot_ = snapshot;
    QModelIndexList after;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const QModelIndex place = indexOf(codes[i]);
        after << (place.isValid() ? index(place.row(), before.at(int(i)).column()) : QModelIndex());
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

/// Positions change all the time; what the table shows of a tag does not.
void TagTableModel::announceChanges(const std::vector<const TagSnapshot*>& before)
{
    int first = -1;
    for (int row = 0; row <= int(rows_.size()); ++row) {
        const bool changed = row < int(rows_.size()) && !showsSame(*rows_[std::size_t(row)], *before[std::size_t(row)]);
        if (changed && first < 0) first = row;
        if (changed || first < 0) continue;
        Q_EMIT dataChanged(index(first, 0), index(row - 1, ColumnCount - 1));
        first = -1;
    }
}

const TagSnapshot* TagTableModel::tag(const TagCode& code) const
{
    const QModelIndex place = indexOf(code);
    return place.isValid() ? rows_[std::size_t(place.row())] : nullptr;
}

QModelIndex TagTableModel::indexOf(const TagCode& code) const
{
    const auto found =
        std::lower_bound(rows_.begin(), rows_.end(), code,
                         [](const TagSnapshot* tag, const TagCode& wanted) { return tag->tag < wanted; });
    if (found == rows_.end() || (*found)->tag != code) return {};
    return index(int(found - rows_.begin()), 0);
}

QString TagTableModel::areaName(const AreaCode& code) const
{
    const Mine* mine = region_ ? region_->mine(mine_) : nullptr;
    const Area* area = mine ? mine->area(code) : nullptr;
    return area ? area->name : code.text();
}

int TagTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(rows_.size());
}

int TagTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString TagTableModel::text(const TagSnapshot& tag, int column) const
{
    switch (column) {
        case NameColumn:
            // The last digits tell the tags of a mine apart.
            return (tag.sos ? tr("◆ SOS ") : QString()) + (tag.name.isEmpty() ? tag.tag.text().right(5) : tag.name);
        case KindColumn:
            return tag.kind == TagKind::Person && !tag.job.isEmpty() ? tag.job : tagKindText(tag.kind);
        case AreaColumn:
            return areaName(tag.area);
        case SinceColumn:
            return tag.areaSince ? formatClock(*tag.areaSince, zone_) : QString();
        case TagColumn:
            return tag.tag.text();
        default:
            return {};
    }
}

QVariant TagTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const TagSnapshot& tag = *rows_[std::size_t(index.row())];
    switch (role) {
        case Qt::DisplayRole:
            return text(tag, index.column());
        case SortRole:
            if (index.column() == SinceColumn) return tag.areaSince ? toMicros(*tag.areaSince) : qint64(0);
            return text(tag, index.column());
        case TagRole:
            return tag.tag.text();
        case StaleRole:
            return tag.freshness == Freshness::Stale;
        case Qt::ToolTipRole:
            return tag.team.isEmpty() ? tag.tag.text() : tag.team + QStringLiteral(" · ") + tag.tag.text();
        default:
            return {};
    }
}

QVariant TagTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case NameColumn:
            return tr("Name");
        case KindColumn:
            return tr("Trade");
        case AreaColumn:
            return tr("Area");
        case SinceColumn:
            return tr("Since");
        case TagColumn:
            return tr("Tag");
        default:
            return {};
    }
}

}  // namespace pitwatch::ui
