#pragma once

#include <QAbstractTableModel>

#include <memory>
#include <vector>

#include <core/clock.h>
#include <engine/snapshot.h>

namespace pitwatch::ui {

QString alarmStateText(AlarmState state);
QString alarmChangeText(AlarmChange change);

/// The alarms of the newest snapshot. Rows of alarms that stay keep their identity, so that a selection and the place
/// in the list survive every update; one pass of changes per snapshot, however many alarms changed.
class AlarmTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        GradeColumn,
        StateColumn,
        TitleColumn,
        MineColumn,
        DetailColumn,
        RaisedColumn,
        LastedColumn,
        PersonColumn,
        ColumnCount
    };
    enum Role { IdRole = Qt::UserRole, SortRole, GradeRole, AlarmStateRole, MineRole, OpenRole, UnacknowledgedRole };

    AlarmTableModel(std::shared_ptr<const Region> region, const Clock& clock, QObject* parent = nullptr);

    void update(const SnapshotPtr& snapshot);
    const Alarm* alarm(const AlarmId& id) const;
    const Alarm* alarmAt(int row) const;
    QString mineName(const MineCode& code) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void replaceRows(const std::vector<Alarm>& newest);
    QString text(const Alarm& alarm, int column) const;
    QVariant sortKey(const Alarm& alarm, int column) const;

    std::shared_ptr<const Region> region_;
    const Clock& clock_;
    std::vector<Alarm> rows_;
    std::shared_ptr<const std::vector<Alarm>> source_;
    UtcTime agedAt_{};  ///< when durations were announced last: they show seconds
};

}  // namespace pitwatch::ui
