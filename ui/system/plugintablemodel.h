#pragma once

#include <QAbstractTableModel>

#include <vector>

#include <feed/feedstatus.h>

namespace pitwatch::ui {

/// The plugin files that were found, usable or not. GUI thread.
class PluginTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { NameColumn, StateColumn, ApiColumn, FileColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void update(const std::vector<PluginInfo>& plugins);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<PluginInfo> plugins_;
};

}  // namespace pitwatch::ui
