#pragma once

#include <QStyledItemDelegate>

namespace pitwatch::ui {

class Theme;

/// Paints alarm rows: the grade's colour on its own column only, unacknowledged rows in bold, closed ones muted. Colour
/// is never alone: the shape and the number stand beside it.
class GradeDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    GradeDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), theme_(theme) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    const Theme& theme_;
};

}  // namespace pitwatch::ui
