#pragma once

#include <QAbstractTableModel>

#include <memory>

#include <core/clock.h>
#include <engine/snapshot.h>

namespace pitwatch::ui {

/// The feeders of one mine: what each draws now, whether it runs, how old the value is. Rows are the region's feeders,
/// always all of them, in the region's order.
class FeederTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { NameColumn, StateColumn, PowerColumn, CurrentColumn, VoltageColumn, AgeColumn, ColumnCount };
    enum Role { FeederIdRole = Qt::UserRole, StaleRole };

    FeederTableModel(std::shared_ptr<const Region> region, const Clock& clock, QObject* parent = nullptr);

    void setMine(const MineCode& mine);
    void update(const SnapshotPtr& snapshot);
    const Feeder* feederAt(int row) const;
    const FeederSnapshot* liveAt(int row) const;
    /// -1 when the mine has no such feeder.
    int rowOf(const FeederId& feeder) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const Feeder& feeder, const FeederSnapshot* live, int column) const;

    std::shared_ptr<const Region> region_;
    const Clock& clock_;
    const Mine* mine_ = nullptr;
    SnapshotPtr snapshot_;
};

QString feederRoleText(FeederRole role);
/// Mean of the phases that were reported.
std::optional<double> meanCurrent(const PowerSample& sample);
std::optional<double> meanVoltage(const PowerSample& sample);

}  // namespace pitwatch::ui
