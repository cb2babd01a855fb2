#pragma once

#include <QAbstractTableModel>
#include <QSet>

#include <functional>

#include <consult/calllist.h>
#include <consult/poststate.h>

namespace pitwatch::ui {

/// Who can be called, with a box to choose each, and what came of the calls. GUI thread.
class CalleeModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { NameColumn, LevelColumn, StateColumn, ContactColumn, ColumnCount };
    enum Role { CalleeRole = Qt::UserRole, CallableRole };

    using QAbstractTableModel::QAbstractTableModel;

    void update(const std::vector<CallRecord>& records);
    /// Who can be rung at once, because a page stands by there, and whether it is heard. Ask again with
    /// standingByChanged().
    void setPosts(std::function<PostState(const CalleeId&)> postOf);
    void standingByChanged();
    const CallRecord* at(int row) const;

    /// Without boxes there is nothing to choose.
    void setChoosable(bool on) { choosable_ = on; }
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
    QString stateText(const CallRecord& record) const;
    QString stateToolTip(const CallRecord& record) const;

    std::function<PostState(const CalleeId&)> postOf_ = [](const CalleeId&) { return PostState(); };
    std::vector<CallRecord> rows_;
    QSet<CalleeId> chosen_;
    bool choosable_ = true;
};

}  // namespace pitwatch::ui
