#include "minuteslistmodel.h"

namespace pitwatch::ui {

MinutesListModel::MinutesListModel(QTimeZone zone, QObject* parent)
    : QAbstractTableModel(parent), zone_(std::move(zone))
{
}

void MinutesListModel::update(std::vector<MinutesSummary> rows)
{
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

const MinutesSummary* MinutesListModel::at(int row) const
{
    return row >= 0 && row < int(rows_.size()) ? &rows_[std::size_t(row)] : nullptr;
}

int MinutesListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(rows_.size());
}

int MinutesListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString MinutesListModel::stateText(MinutesState state)
{
    switch (state) {
        case MinutesState::Open:
            return tr("Goes on");
        case MinutesState::Closed:
            return tr("Ended");
        case MinutesState::BrokenOff:
            break;
    }
    return tr("Broke off");
}

QVariant MinutesListModel::data(const QModelIndex& index, int role) const
{
    const MinutesSummary* row = index.isValid() ? at(index.row()) : nullptr;
    if (row == nullptr || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) return {};
    switch (index.column()) {
        case BegunColumn:
            return formatDateTime(row->from, zone_);
        case SubjectColumn:
            return row->subject;
        case PeopleColumn:
            return tr("%n person(s)", nullptr, int(row->participants));
        default:
            return stateText(row->state);
    }
}

QVariant MinutesListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case BegunColumn:
            return tr("Begun");
        case SubjectColumn:
            return tr("Subject");
        case PeopleColumn:
            return tr("Took part");
        default:
            return tr("State");
    }
}

}  // namespace pitwatch::ui
