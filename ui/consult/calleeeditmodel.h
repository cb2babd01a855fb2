#pragma once

#include <QAbstractTableModel>

#include <consult/calleeedit.h>

namespace pitwatch::ui {

/// The call list as a table in which one writes; what cannot be taken is said and left as it was. GUI thread.
class CalleeEditModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { NameColumn, LevelColumn, ContactColumn, ColumnCount };

    CalleeEditModel(std::vector<Callee> callees, const std::vector<Callee>& ofRegion, QObject* parent = nullptr);

    const std::vector<Callee>& callees() const { return edit_.callees(); }
    bool canRemove(int row) const;
    bool canUndo() const { return edit_.canUndo(); }
    /// Behind this row, or at the end for -1; the new row, -1 where it was refused.
    int add(CalleeLevel level, int after);
    void remove(int row);
    /// Where the row stands then.
    int move(int row, int by);
    void undo();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void refused(const QString& reason);
    /// After every step.
    void edited();

private:
    bool refuse(CalleeFault fault);
    QString freeName() const;

    CalleeEdit edit_;
};

/// In words for people.
QString faultText(CalleeFault fault);

}  // namespace pitwatch::ui
