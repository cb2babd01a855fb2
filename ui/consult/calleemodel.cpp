#include "calleemodel.h"

#include "consultwords.h"

namespace pitwatch::ui {

void CalleeModel::update(const std::vector<CallRecord>& records)
{
    const bool same =
        records.size() == rows_.size() && std::equal(records.begin(), records.end(), rows_.begin(),
                                                     [](const auto& a, const auto& b) { return a.callee == b.callee; });
    if (same) {
        rows_ = records;
        if (!rows_.empty()) Q_EMIT dataChanged(index(0, 0), index(int(rows_.size()) - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    rows_ = records;
    endResetModel();
}

void CalleeModel::setPosts(std::function<PostState(const CalleeId&)> postOf)
{
    postOf_ = std::move(postOf);
    standingByChanged();
}

void CalleeModel::standingByChanged()
{
    if (!rows_.empty()) Q_EMIT dataChanged(index(0, StateColumn), index(int(rows_.size()) - 1, StateColumn));
}

QString CalleeModel::stateText(const CallRecord& record) const
{
    const PostState post = postOf_(record.callee.id);
    QString text = callText(record);
    if (text.isEmpty() && !post.standsBy) return tr("Nobody stands by");
    if (text.isEmpty()) text = tr("Standing by");
    const bool asks = record.attempts.empty() || record.ringing() || record.notAnswering();
    return post.silent() && asks ? tr("%1 · no ring tone").arg(text) : text;
}

QString CalleeModel::stateToolTip(const CallRecord& record) const
{
    switch (postOf_(record.callee.id).bell.value_or(BellSound::On)) {
        case BellSound::Blocked:
            return tr(
                "The call is seen there, but not heard: nobody has clicked in the page since its browser started. "
                "Ask there by telephone for one click in the page.");
        case BellSound::Missing:
            return tr("The call is seen there, but not heard: the computer has no loudspeaker.");
        case BellSound::On:
            break;
    }
    return stateText(record);
}

const CallRecord* CalleeModel::at(int row) const
{
    return row >= 0 && row < int(rows_.size()) ? &rows_[std::size_t(row)] : nullptr;
}

std::vector<CalleeId> CalleeModel::chosen() const
{
    std::vector<CalleeId> ids;
    for (const CallRecord& record : rows_)
        if (chosen_.contains(record.callee.id)) ids.push_back(record.callee.id);
    return ids;
}

void CalleeModel::setChosen(const std::vector<CalleeId>& ids)
{
    chosen_ = QSet<CalleeId>(ids.begin(), ids.end());
    if (!rows_.empty()) Q_EMIT dataChanged(index(0, 0), index(int(rows_.size()) - 1, 0), {Qt::CheckStateRole});
    Q_EMIT chosenChanged();
}

int CalleeModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(rows_.size());
}

int CalleeModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CalleeModel::data(const QModelIndex& index, int role) const
{
    const CallRecord* record = index.isValid() ? at(index.row()) : nullptr;
    if (record == nullptr) return {};
    if (role == Qt::CheckStateRole && index.column() == NameColumn && choosable_)
        return int(chosen_.contains(record->callee.id) ? Qt::Checked : Qt::Unchecked);
    if (role == CalleeRole) return record->callee.id.text();
    if (role == CallableRole) return !record->ringing();
    if (role == Qt::ToolTipRole && index.column() == StateColumn) return stateToolTip(*record);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    switch (index.column()) {
        case NameColumn:
            return record->callee.name;
        case LevelColumn:
            return levelText(record->callee.level);
        case StateColumn:
            return stateText(*record);
        default:
            return record->callee.contact;
    }
}

bool CalleeModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const CallRecord* record = index.isValid() ? at(index.row()) : nullptr;
    if (record == nullptr || role != Qt::CheckStateRole || index.column() != NameColumn) return false;
    if (value.toInt() == Qt::Checked)
        chosen_.insert(record->callee.id);
    else
        chosen_.remove(record->callee.id);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT chosenChanged();
    return true;
}

Qt::ItemFlags CalleeModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == NameColumn && choosable_) flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant CalleeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case NameColumn:
            return tr("Name");
        case LevelColumn:
            return tr("Level");
        case StateColumn:
            return tr("Call");
        default:
            return tr("Contact");
    }
}

}  // namespace pitwatch::ui
