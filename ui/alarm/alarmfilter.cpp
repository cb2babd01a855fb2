#include "alarmfilter.h"

#include "alarmtablemodel.h"

namespace pitwatch::ui {

AlarmFilter::AlarmFilter(QObject* parent) : QSortFilterProxyModel(parent)
{
    setSortRole(AlarmTableModel::SortRole);
    setDynamicSortFilter(true);
}

void AlarmFilter::setGradeShown(int grade, bool shown)
{
    const unsigned bit = 1U << grade;
    grades_ = shown ? grades_ | bit : grades_ & ~bit;
    invalidateRowsFilter();
}

void AlarmFilter::setOpenOnly(bool only)
{
    openOnly_ = only;
    invalidateRowsFilter();
}

void AlarmFilter::setMine(const MineCode& mine)
{
    mine_ = mine;
    invalidateRowsFilter();
}

void AlarmFilter::setText(const QString& text)
{
    text_ = text.trimmed();
    invalidateRowsFilter();
}

bool AlarmFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QModelIndex first = sourceModel()->index(row, 0, parent);
    if (!gradeShown(first.data(AlarmTableModel::GradeRole).toInt())) return false;
    if (openOnly_ && !first.data(AlarmTableModel::OpenRole).toBool()) return false;
    if (!mine_.isEmpty() && first.data(AlarmTableModel::MineRole).toString() != mine_.text()) return false;
    if (text_.isEmpty()) return true;
    for (int column = 0; column < AlarmTableModel::ColumnCount; ++column)
        if (first.siblingAtColumn(column).data().toString().contains(text_, Qt::CaseInsensitive)) return true;
    return false;
}

}  // namespace pitwatch::ui
