#include "cliplistmodel.h"

#include <algorithm>

#include <ui/common/format.h>

namespace pitwatch::ui {

ClipListModel::ClipListModel(QTimeZone zone, QObject* parent) : QAbstractTableModel(parent), zone_(std::move(zone)) {}

void ClipListModel::setClips(std::vector<ClipEntry> clips)
{
    beginResetModel();
    clips_ = std::move(clips);
    endResetModel();
}

const ClipEntry* ClipListModel::clip(int row) const
{
    return row >= 0 && row < int(clips_.size()) ? &clips_[std::size_t(row)] : nullptr;
}

void ClipListModel::setVerified(const QString& sidecar, const QString& problem)
{
    verified_[sidecar] = problem;
    const auto found =
        std::find_if(clips_.begin(), clips_.end(), [&](const ClipEntry& clip) { return clip.sidecar == sidecar; });
    if (found == clips_.end()) return;
    const QModelIndex changed = index(int(found - clips_.begin()), Check);
    Q_EMIT dataChanged(changed, changed);
}

int ClipListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(clips_.size());
}

int ClipListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ClipListModel::checkText(const ClipEntry& clip) const
{
    const auto found = verified_.find(clip.sidecar);
    if (found == verified_.end()) return {};
    return found->second.isEmpty() ? tr("✓ unchanged") : tr("✗ %1").arg(found->second);
}

QString ClipListModel::text(const ClipEntry& clip, Column column) const
{
    switch (column) {
        case Time:
            return formatDateTime(clip.begin, zone_);
        case Mine:
            return clip.mineName;
        case Camera:
            return clip.cameraName;
        case Length:
            return durationText(clip.length);
        case Size:
            return withUnit(double(clip.bytes) / (1024.0 * 1024.0), QStringLiteral("MiB"), 1);
        case Cause:
            return clip.alarm.isEmpty() ? (clip.person.isEmpty() ? tr("by hand") : clip.person) : clip.alarm;
        case Check:
            return checkText(clip);
        case ColumnCount:
            break;
    }
    return {};
}

QVariant ClipListModel::data(const QModelIndex& index, int role) const
{
    const ClipEntry* entry = clip(index.row());
    if (!entry) return {};
    const auto column = Column(index.column());
    if (role == Qt::DisplayRole) return text(*entry, column);
    if (role == Qt::ToolTipRole) return entry->video;
    if (role == Qt::TextAlignmentRole && (column == Length || column == Size))
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant ClipListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (Column(section)) {
        case Time:
            return tr("Time");
        case Mine:
            return tr("Mine");
        case Camera:
            return tr("Camera");
        case Length:
            return tr("Length");
        case Size:
            return tr("Size");
        case Cause:
            return tr("Kept by");
        case Check:
            return tr("Check");
        case ColumnCount:
            break;
    }
    return {};
}

}  // namespace pitwatch::ui
