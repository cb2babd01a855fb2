#pragma once

#include <QAbstractTableModel>
#include <QSet>

#include <consult/calllist.h>

namespace pitwatch::ui {

/// Who can be called, with a box to choose each, and what came of the calls. GUI thread.
class CalleeModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { NameColumn, LevelColumn, StateColumn, ContactColumn, ColumnCount };
    enum Role { CalleeRole = Qt::UserRole, CallableRole };

    using QAbstractTableModel::QAbstractTableModel;

    void update(const std::vector<CallRecord>& records);
    const CallRecord* at(int row) const;

    std::vector<CalleeId> chosen() const;
    void setChosen(const std::vector<CalleeId>& ids);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void chosenChanged();

private:
    std::vector<CallRecord> rows_;
    QSet<CalleeId> chosen_;
};

}  // namespace pitwatch::ui
