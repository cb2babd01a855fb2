#include "feedtablemodel.h"

#include <ui/common/feedhealth.h>
#include <ui/common/format.h>

namespace pitwatch::ui {

void FeedTableModel::update(std::vector<FeedSnapshot> feeds)
{
    if (feeds.size() != feeds_.size()) {
        beginResetModel();
        feeds_ = std::move(feeds);
        endResetModel();
        return;
    }
    feeds_ = std::move(feeds);
    if (!feeds_.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int FeedTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(feeds_.size());
}

int FeedTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FeedTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const FeedSnapshot& feed = feeds_[static_cast<std::size_t>(index.row())];
    const bool figure = index.column() == DeliveredColumn || index.column() == RefusedColumn;
    switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole:
            return text(feed, index.column());
        case Qt::TextAlignmentRole:
            return static_cast<int>(Qt::AlignVCenter | (figure ? Qt::AlignRight : Qt::AlignLeft));
        case HealthRole:
            return static_cast<int>(feedHealthOf(feed));
        default:
            return {};
    }
}

QVariant FeedTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case IdColumn:
            return tr("Feed");
        case StateColumn:
            return tr("State");
        case HeardColumn:
            return tr("Last heard");
        case DeliveredColumn:
            return tr("Delivered");
        case RefusedColumn:
            return tr("Refused");
        case PluginColumn:
            return tr("Plugin");
        case AddressColumn:
            return tr("Address");
        case ReasonColumn:
            return tr("Reason");
        default:
            return {};
    }
}

QString FeedTableModel::text(const FeedSnapshot& feed, int column) const
{
    switch (column) {
        case IdColumn:
            return feed.id.text();
        case StateColumn:
            return feedStateText(feed);
        case HeardColumn:
            return feed.lastHeard ? ageText(*feed.lastHeard, clock_.now()) : noValue();
        case DeliveredColumn:
            return number(static_cast<qint64>(feed.delivered));
        case RefusedColumn:
            return number(static_cast<qint64>(feed.refused));
        case PluginColumn:
            return feed.plugin;
        case AddressColumn:
            return feed.address;
        case ReasonColumn:
            return feed.reason;
        default:
            return {};
    }
}

}  // namespace pitwatch::ui
