#include "rollcallmodel.h"

#include <ui/common/format.h>

namespace pitwatch::ui {

void RollCallModel::update(const RollCall& call)
{
    if (call == call_) return;
    beginResetModel();
    call_ = call;
    endResetModel();
}

int RollCallModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(call_.entries.size());
}

int RollCallModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RollCallModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || role != Qt::DisplayRole) return {};
    const RollCall::Entry& entry = call_.entries[std::size_t(index.row())];
    if (index.column() == NameColumn) return entry.name;
    if (!entry.answeredAt) return tr("No answer");
    return tr("after %1").arg(durationText(*entry.answeredAt - call_.at));
}

QVariant RollCallModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == NameColumn ? tr("Name") : tr("Answer");
}

}  // namespace pitwatch::ui
