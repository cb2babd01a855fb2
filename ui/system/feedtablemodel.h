#pragma once

#include <QAbstractTableModel>

#include <vector>

#include <core/clock.h>
#include <feed/feedstatus.h>

namespace pitwatch::ui {

/// The feeds of the region: rows in the region file's order. GUI thread.
class FeedTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        IdColumn,
        StateColumn,
        HeardColumn,
        DeliveredColumn,
        RefusedColumn,
        PluginColumn,
        AddressColumn,
        ReasonColumn,
        ColumnCount
    };
    enum Role { HealthRole = Qt::UserRole };

    explicit FeedTableModel(const Clock& clock, QObject* parent = nullptr) : QAbstractTableModel(parent), clock_(clock)
    {
    }

    void update(std::vector<FeedSnapshot> feeds);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const FeedSnapshot& feed, int column) const;

    const Clock& clock_;
    std::vector<FeedSnapshot> feeds_;
};

}  // namespace pitwatch::ui
