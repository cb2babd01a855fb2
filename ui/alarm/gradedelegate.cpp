#include "gradedelegate.h"

#include <QApplication>
#include <QPainter>

#include <ui/common/gradelook.h>

#include "alarmtablemodel.h"

namespace pitwatch::ui {

namespace {

constexpr int kShape = 12;  // pixels

bool isOpen(const QModelIndex& index)
{
    return index.siblingAtColumn(0).data(AlarmTableModel::OpenRole).toBool();
}

}  // namespace

void GradeDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const bool unseen = index.siblingAtColumn(0).data(AlarmTableModel::UnacknowledgedRole).toBool();
    option->font = theme_.font(TypeSize::Body, unseen);
    const QColor colour = theme_.color(isOpen(index) ? Token::Text : Token::Muted);
    option->palette.setColor(QPalette::Text, colour);
    option->palette.setColor(QPalette::HighlightedText, colour);
}

void GradeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (index.column() != AlarmTableModel::GradeColumn) return QStyledItemDelegate::paint(painter, option, index);
    QStyleOptionViewItem empty = option;
    initStyleOption(&empty, index);
    empty.text.clear();
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &empty, painter, option.widget);

    const auto grade = static_cast<Grade>(index.data(AlarmTableModel::GradeRole).toInt());
    const QColor colour = isOpen(index) ? theme_.grade(grade) : theme_.color(Token::Muted);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect place = option.rect.adjusted(space(2), 0, -space(1), 0);
    paintGradeShape(*painter, QRectF(place.left(), place.center().y() - kShape / 2 + 1, kShape, kShape), grade, colour);
    painter->setPen(colour);
    painter->setFont(empty.font);
    painter->drawText(place.adjusted(kShape + space(2), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                      gradeNumeral(grade));
    painter->restore();
}

}  // namespace pitwatch::ui
