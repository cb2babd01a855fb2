#include "staledelegate.h"

namespace pitwatch::ui {

StaleDelegate::StaleDelegate(const Theme& theme, int staleRole, QObject* parent)
    : QStyledItemDelegate(parent), theme_(theme), staleRole_(staleRole)
{
}

void StaleDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (!index.siblingAtColumn(0).data(staleRole_).toBool()) return;
    option->palette.setColor(QPalette::Text, theme_.color(Token::Stale));
    option->palette.setColor(QPalette::HighlightedText, theme_.color(Token::Stale));
}

}  // namespace pitwatch::ui
