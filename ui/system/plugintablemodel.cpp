#include "plugintablemodel.h"

#include <ui/common/format.h>

using namespace Qt::StringLiterals;

namespace pitwatch::ui {

void PluginTableModel::update(const std::vector<PluginInfo>& plugins)
{
    if (plugins.size() == plugins_.size()) {
        plugins_ = plugins;
        if (!plugins_.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    plugins_ = plugins;
    endResetModel();
}

int PluginTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(plugins_.size());
}

int PluginTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PluginTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    const PluginInfo& plugin = plugins_[static_cast<std::size_t>(index.row())];
    switch (index.column()) {
        case NameColumn:
            if (plugin.name.isEmpty()) return plugin.id.isEmpty() ? noValue() : plugin.id;
            return u"%1 (%2)"_s.arg(plugin.name, plugin.id);
        case StateColumn:
            if (!plugin.error.isEmpty()) return tr("Not usable: %1").arg(plugin.error);
            return plugin.loaded ? tr("In use") : tr("Not in use");
        case ApiColumn:
            return plugin.api == 0 ? noValue() : number(plugin.api);
        case FileColumn:
            return plugin.file;
        default:
            return {};
    }
}

QVariant PluginTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case NameColumn:
            return tr("Plugin");
        case StateColumn:
            return tr("State");
        case ApiColumn:
            return tr("Interface");
        case FileColumn:
            return tr("File");
        default:
            return {};
    }
}

}  // namespace pitwatch::ui
