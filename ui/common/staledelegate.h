#pragma once

#include <QStyledItemDelegate>

#include "theme.h"

namespace pitwatch::ui {

/// Greys the rows of a table whose values are older than their period allows, as their model says in `staleRole` of the
/// first column.
class StaleDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    StaleDelegate(const Theme& theme, int staleRole, QObject* parent);

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    const Theme& theme_;
    const int staleRole_;
};

}  // namespace pitwatch::ui
