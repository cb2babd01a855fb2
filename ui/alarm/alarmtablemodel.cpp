#include "alarmtablemodel.h"

#include <algorithm>

#include <ui/common/format.h>
#include <ui/common/gradelook.h>

namespace pitwatch::ui {

QString alarmStateText(AlarmState state)
{
    switch (state) {
        case AlarmState::RaisedUnacknowledged:
            return AlarmTableModel::tr("New");
        case AlarmState::RaisedAcknowledged:
            return AlarmTableModel::tr("Acknowledged");
        case AlarmState::ClearedUnacknowledged:
            return AlarmTableModel::tr("Gone, not seen");
        case AlarmState::Closed:
            return AlarmTableModel::tr("Closed");
    }
    return {};
}

QString alarmChangeText(AlarmChange change)
{
    switch (change) {
        case AlarmChange::Raised:
            return AlarmTableModel::tr("Raised");
        case AlarmChange::GradeRaised:
            return AlarmTableModel::tr("Grade raised");
        case AlarmChange::Acknowledged:
            return AlarmTableModel::tr("Acknowledged");
        case AlarmChange::Cleared:
            return AlarmTableModel::tr("Cleared");
        case AlarmChange::Closed:
            return AlarmTableModel::tr("Closed");
    }
    return {};
}

AlarmTableModel::AlarmTableModel(std::shared_ptr<const Region> region, const Clock& clock, QObject* parent)
    : QAbstractTableModel(parent), region_(std::move(region)), clock_(clock)
{
}

void AlarmTableModel::update(const SnapshotPtr& snapshot)
{
    if (snapshot->alarms == source_) {
        // Nothing but time has passed.
        if (snapshot->at - agedAt_ < std::chrono::seconds(1)) return;
        agedAt_ = snapshot->at;
        if (!rows_.empty()) Q_EMIT dataChanged(index(0, LastedColumn), index(int(rows_.size()) - 1, LastedColumn));
        return;
    }
    source_ = snapshot->alarms;
    replaceRows(*source_);
}

void AlarmTableModel::replaceRows(const std::vector<Alarm>& newest)
{
    const bool same = std::equal(rows_.begin(), rows_.end(), newest.begin(), newest.end(),
                                 [](const Alarm& a, const Alarm& b) { return a.id == b.id; });
    if (same) {
        rows_ = newest;
        if (!rows_.empty()) Q_EMIT dataChanged(index(0, 0), index(int(rows_.size()) - 1, ColumnCount - 1));
        return;
    }
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<AlarmId> ids;
    for (const QModelIndex& index : before) ids.push_back(rows_[std::size_t(index.row())].id);
    rows_ = newest;
    QHash<AlarmId, int> places;
    for (std::size_t row = 0; row < rows_.size(); ++row) places.insert(rows_[row].id, int(row));
    QModelIndexList after;
    for (int i = 0; i < before.size(); ++i) {
        const auto place = places.constFind(ids[std::size_t(i)]);
        after << (place == places.constEnd() ? QModelIndex() : index(*place, before.at(i).column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

const Alarm* AlarmTableModel::alarm(const AlarmId& id) const
{
    const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const Alarm& a) { return a.id == id; });
    return found == rows_.end() ? nullptr : &*found;
}

const Alarm* AlarmTableModel::alarmAt(int row) const
{
    return row >= 0 && row < int(rows_.size()) ? &rows_[std::size_t(row)] : nullptr;
}

QString AlarmTableModel::mineName(const MineCode& code) const
{
    if (code.isEmpty()) return tr("Whole region");
    const Mine* mine = region_->mine(code);
    return mine ? mine->name : code.text();
}

int AlarmTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(rows_.size());
}

int AlarmTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString AlarmTableModel::text(const Alarm& alarm, int column) const
{
    switch (column) {
        case GradeColumn:
            return QStringLiteral("%1 %2").arg(gradeSign(alarm.grade)).arg(gradeNumeral(alarm.grade));
        case StateColumn:
            return alarmStateText(alarm.state);
        case TitleColumn:
            return alarm.title;
        case MineColumn:
            return mineName(alarm.mine);
        case DetailColumn:
            return alarm.detail;
        case RaisedColumn:
            return formatDateTime(alarm.raisedAt, region_->timezone);
        case LastedColumn:
            return durationText(alarm.clearedAt.value_or(clock_.now()) - alarm.raisedAt);
        case PersonColumn:
            for (auto it = alarm.transitions.rbegin(); it != alarm.transitions.rend(); ++it)
                if (it->change == AlarmChange::Acknowledged) return it->person;
            return {};
        default:
            return {};
    }
}

QVariant AlarmTableModel::sortKey(const Alarm& alarm, int column) const
{
    switch (column) {
        case GradeColumn:
            return int(alarm.grade);
        case StateColumn:
            return int(alarm.state);
        case RaisedColumn:
            return toMicros(alarm.raisedAt);
        case LastedColumn:
            return qint64((alarm.clearedAt.value_or(clock_.now()) - alarm.raisedAt).count());
        default:
            return text(alarm, column);
    }
}

QVariant AlarmTableModel::data(const QModelIndex& index, int role) const
{
    const Alarm* alarm = alarmAt(index.row());
    if (!index.isValid() || !alarm) return {};
    switch (role) {
        case Qt::DisplayRole:
            return text(*alarm, index.column());
        case Qt::ToolTipRole:
            return alarm->title + QLatin1Char('\n') + alarm->detail;
        case Qt::AccessibleTextRole:
            return tr("Grade %1, %2").arg(gradeNumeral(alarm->grade), text(*alarm, index.column()));
        case IdRole:
            return alarm->id.text();
        case SortRole:
            return sortKey(*alarm, index.column());
        case GradeRole:
            return int(alarm->grade);
        case AlarmStateRole:
            return int(alarm->state);
        case MineRole:
            return alarm->mine.text();
        case OpenRole:
            return alarm->open();
        case UnacknowledgedRole:
            return alarm->unacknowledged();
        default:
            return {};
    }
}

QVariant AlarmTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case GradeColumn:
            return tr("Grade");
        case StateColumn:
            return tr("State");
        case TitleColumn:
            return tr("Alarm");
        case MineColumn:
            return tr("Mine");
        case DetailColumn:
            return tr("Facts");
        case RaisedColumn:
            return tr("Raised");
        case LastedColumn:
            return tr("Lasted");
        case PersonColumn:
            return tr("Acknowledged by");
        default:
            return {};
    }
}

}  // namespace pitwatch::ui
