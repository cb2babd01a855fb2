#pragma once

#include <QAbstractTableModel>

#include <consult/roomview.h>

namespace pitwatch::ui {

/// Who is in the room, who waits to be let in, and the order of both: those who wait first, then raised hands, then by
/// role and name. GUI thread.
class PeopleModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { NameColumn, RoleColumn, StateColumn, ColumnCount };

    struct Row {
        PeerInfo peer;
        bool waits = false;
        bool own = false;
        bool operator==(const Row&) const = default;
    };

    using QAbstractTableModel::QAbstractTableModel;

    void update(const RoomView& room);
    const Row* at(const QModelIndex& index) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static QString stateText(const Row& row);

    std::vector<Row> rows_;
};

}  // namespace pitwatch::ui
