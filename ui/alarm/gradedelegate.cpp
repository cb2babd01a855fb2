#include "gradedelegate.h"

#include <ui/common/theme.h>

#include "alarmtablemodel.h"

namespace pitwatch::ui {

void GradeDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const bool open = index.siblingAtColumn(0).data(AlarmTableModel::OpenRole).toBool();
    const bool unseen = index.siblingAtColumn(0).data(AlarmTableModel::UnacknowledgedRole).toBool();
    option->font.setBold(unseen);
    QColor colour = theme_.color(open ? Token::Text : Token::Muted);
    if (index.column() == AlarmTableModel::GradeColumn && open)
        colour = theme_.grade(Grade(index.data(AlarmTableModel::GradeRole).toInt()));
    option->palette.setColor(QPalette::Text, colour);
    option->palette.setColor(QPalette::HighlightedText, colour);
}

}  // namespace pitwatch::ui
