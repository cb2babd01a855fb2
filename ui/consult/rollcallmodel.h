#pragma once

#include <QAbstractTableModel>
#include <QTimeZone>

#include <consult/rollcall.h>

namespace pitwatch::ui {

/// One roll call: who answered, and how long after the call. GUI thread.
class RollCallModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { NameColumn, AnswerColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void update(const RollCall& call);
    const RollCall& call() const { return call_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    RollCall call_;
};

}  // namespace pitwatch::ui
