#include "calleeeditmodel.h"

#include <algorithm>

#include "consultwords.h"

namespace pitwatch::ui {

QString faultText(CalleeFault fault)
{
    switch (fault) {
        case CalleeFault::NoName:
            return CalleeEditModel::tr("A name is needed.");
        case CalleeFault::NameTooLong:
            return CalleeEditModel::tr("A name has at most %n character(s).", nullptr, callbookbounds::kNameCharacters);
        case CalleeFault::NameTaken:
            return CalleeEditModel::tr("Somebody of this name stands in the list already.");
        case CalleeFault::ContactTooLong:
            return CalleeEditModel::tr("A contact has at most %n character(s).", nullptr,
                                       callbookbounds::kContactCharacters);
        case CalleeFault::NotClean:
            return CalleeEditModel::tr("There are characters in it that cannot be seen.");
        case CalleeFault::OfRegion:
            return CalleeEditModel::tr("Mines of the region stay, under the name that the region file gives them.");
        case CalleeFault::TooMany:
            break;
    }
    return CalleeEditModel::tr("The list is full.");
}

CalleeEditModel::CalleeEditModel(std::vector<Callee> callees, const std::vector<Callee>& ofRegion, QObject* parent)
    : QAbstractTableModel(parent), edit_(std::move(callees), ofRegion)
{
}

bool CalleeEditModel::canRemove(int row) const
{
    return row >= 0 && row < rowCount() && !edit_.isMineOfRegion(std::size_t(row));
}

bool CalleeEditModel::refuse(CalleeFault fault)
{
    Q_EMIT refused(faultText(fault));
    return false;
}

QString CalleeEditModel::freeName() const
{
    const auto taken = [this](const QString& name) {
        return std::any_of(callees().begin(), callees().end(), [&name](const Callee& c) { return c.name == name; });
    };
    QString name = tr("New contact");
    for (int number = 2; taken(name); ++number) name = tr("New contact %1").arg(number);
    return name;
}

int CalleeEditModel::add(CalleeLevel level, int after)
{
    if (rowCount() >= callbookbounds::kCallees) return refuse(CalleeFault::TooMany), -1;
    const int row = after < 0 ? rowCount() : after + 1;
    const auto behind = row == 0 ? std::nullopt : std::optional(std::size_t(row - 1));
    const Callee added{{}, freeName(), level, {}};
    beginInsertRows({}, row, row);
    (void)edit_.add(added, behind);
    endInsertRows();
    Q_EMIT edited();
    return row;
}

void CalleeEditModel::remove(int row)
{
    if (!canRemove(row)) {
        refuse(CalleeFault::OfRegion);
        return;
    }
    beginRemoveRows({}, row, row);
    (void)edit_.remove(std::size_t(row));
    endRemoveRows();
    Q_EMIT edited();
}

int CalleeEditModel::move(int row, int by)
{
    const int to = row + by;
    if (row < 0 || row >= rowCount() || to < 0 || to >= rowCount() || by == 0) return row;
    beginMoveRows({}, row, row, {}, by > 0 ? to + 1 : to);
    edit_.move(std::size_t(row), by);
    endMoveRows();
    Q_EMIT edited();
    return to;
}

void CalleeEditModel::undo()
{
    beginResetModel();
    edit_.undo();
    endResetModel();
    Q_EMIT edited();
}

int CalleeEditModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(callees().size());
}

int CalleeEditModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CalleeEditModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Callee& callee = callees()[std::size_t(index.row())];
    const bool locked = !(flags(index) & Qt::ItemIsEditable);
    if (role == Qt::ToolTipRole && locked) return faultText(CalleeFault::OfRegion);
    if (role == Qt::EditRole && index.column() == LevelColumn) return int(callee.level);
    if (role != Qt::DisplayRole && role != Qt::EditRole) return {};
    switch (index.column()) {
        case NameColumn:
            return callee.name;
        case LevelColumn:
            return levelText(callee.level);
        default:
            return callee.contact;
    }
}

bool CalleeEditModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::EditRole || index.row() >= rowCount()) return false;
    Callee changed = callees()[std::size_t(index.row())];
    if (index.column() == NameColumn) changed.name = value.toString();
    if (index.column() == ContactColumn) changed.contact = value.toString();
    if (index.column() == LevelColumn)
        changed.level = CalleeLevel(std::clamp(value.toInt(), 0, int(CalleeLevel::RescueTeam)));
    if (const auto fault = edit_.change(std::size_t(index.row()), changed)) return refuse(*fault);
    Q_EMIT dataChanged(index, index);
    Q_EMIT edited();
    return true;
}

Qt::ItemFlags CalleeEditModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid()) return flags;
    if (index.column() == ContactColumn || !edit_.isMineOfRegion(std::size_t(index.row()))) flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant CalleeEditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case NameColumn:
            return tr("Name");
        case LevelColumn:
            return tr("Level");
        default:
            return tr("Contact");
    }
}

}  // namespace pitwatch::ui
