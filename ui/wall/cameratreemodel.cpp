#include "cameratreemodel.h"

#include <QMimeData>

namespace pitwatch::ui {

namespace {

// A mine's index carries this instead of the number of its mine.
constexpr quintptr kMineLevel = ~quintptr(0);

}  // namespace

QByteArray cameraToMime(const CameraKey& camera)
{
    return (camera.mine.text() + QLatin1Char('/') + camera.camera.text()).toUtf8();
}

std::optional<CameraKey> cameraFromMime(const QByteArray& data)
{
    const QString text = QString::fromUtf8(data.left(512));
    const qsizetype slash = text.indexOf(QLatin1Char('/'));
    if (slash <= 0 || slash == text.size() - 1) return std::nullopt;
    return CameraKey{MineCode(text.left(slash)), CameraId(text.mid(slash + 1))};
}

std::optional<MineCode> mineFromMime(const QByteArray& data)
{
    const QString code = QString::fromUtf8(data.left(512));
    return code.isEmpty() ? std::nullopt : std::optional(MineCode(code));
}

CameraTreeModel::CameraTreeModel(std::shared_ptr<const Region> region, QObject* parent)
    : QAbstractItemModel(parent), region_(std::move(region))
{
}

void CameraTreeModel::update(const RegionSnapshot& snapshot)
{
    for (const MineSnapshot& mine : snapshot.mines)
        for (const CameraSnapshot& camera : mine.cameras) {
            CameraSnapshot& known = states_[CameraKey{mine.code, camera.id}];
            if (known.id == camera.id && known.online == camera.online && known.reason == camera.reason) continue;
            known = camera;
            for (int m = 0; m < int(region_->mines.size()); ++m) {
                if (region_->mines[std::size_t(m)].code != mine.code) continue;
                const QModelIndex parentIndex = index(m, 0);
                for (int c = 0; c < rowCount(parentIndex); ++c)
                    if (region_->mines[std::size_t(m)].cameras[std::size_t(c)].id == camera.id)
                        Q_EMIT dataChanged(index(c, 0, parentIndex), index(c, 0, parentIndex));
            }
        }
}

void CameraTreeModel::setRecorded(std::set<CameraKey> cameras)
{
    recorded_ = std::move(cameras);
    for (int m = 0; m < rowCount(); ++m)
        if (const int rows = rowCount(index(m, 0)); rows > 0)
            Q_EMIT dataChanged(index(0, 0, index(m, 0)), index(rows - 1, 0, index(m, 0)), {Qt::DisplayRole});
}

std::optional<CameraKey> CameraTreeModel::cameraAt(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == kMineLevel) return std::nullopt;
    const Mine* mine = mineOf(index);
    return CameraKey{mine->code, mine->cameras[std::size_t(index.row())].id};
}

QModelIndex CameraTreeModel::index(int row, int column, const QModelIndex& parentIndex) const
{
    if (!hasIndex(row, column, parentIndex)) return {};
    return createIndex(row, column, parentIndex.isValid() ? quintptr(parentIndex.row()) : kMineLevel);
}

QModelIndex CameraTreeModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == kMineLevel) return {};
    return createIndex(int(child.internalId()), 0, kMineLevel);
}

int CameraTreeModel::rowCount(const QModelIndex& parentIndex) const
{
    if (!parentIndex.isValid()) return int(region_->mines.size());
    if (parentIndex.internalId() != kMineLevel || parentIndex.column() != 0) return 0;
    return int(region_->mines[std::size_t(parentIndex.row())].cameras.size());
}

int CameraTreeModel::columnCount(const QModelIndex&) const
{
    return 1;
}

const Mine* CameraTreeModel::mineOf(const QModelIndex& index) const
{
    const quintptr row = index.internalId() == kMineLevel ? quintptr(index.row()) : index.internalId();
    return &region_->mines[row];
}

QVariant CameraTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Mine* mine = mineOf(index);
    if (index.internalId() != kMineLevel) return cameraData(*mine, mine->cameras[std::size_t(index.row())], role);
    if (role == Qt::DisplayRole) return mine->name;
    if (role == Qt::ToolTipRole) return mine->code.text();
    return {};
}

QVariant CameraTreeModel::cameraData(const Mine& mine, const Camera& camera, int role) const
{
    const CameraKey key{mine.code, camera.id};
    const auto state = states_.find(key);
    const std::optional<bool> online = state == states_.end() ? std::nullopt : state->second.online;
    switch (role) {
        case Qt::DisplayRole: {
            // Shape first: a filled circle is online, a cross is not, a ring is not known yet.
            const QChar mark = !online ? QChar(0x25CB) : *online ? QChar(0x25CF) : QChar(0x2715);
            const QString text = QStringLiteral("%1  %2").arg(mark).arg(camera.name);
            return recorded_.contains(key) ? text + QStringLiteral("   ") + tr("● REC") : text;
        }
        case Qt::ToolTipRole:
            if (!online) return tr("Not yet tried");
            return *online ? tr("Online") : tr("Offline: %1").arg(state->second.reason);
        case KeyRole:
            return cameraToMime(key);
        case OnlineRole:
            return online ? QVariant(*online) : QVariant();
        default:
            return {};
    }
}

Qt::ItemFlags CameraTreeModel::flags(const QModelIndex& index) const
{
    if (!index.isValid()) return Qt::NoItemFlags;
    const Qt::ItemFlags base = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled;
    return index.internalId() == kMineLevel ? base : base | Qt::ItemNeverHasChildren;
}

QStringList CameraTreeModel::mimeTypes() const
{
    return {QLatin1String(kCameraMimeType), QLatin1String(kMineMimeType)};
}

QMimeData* CameraTreeModel::mimeData(const QModelIndexList& indexes) const
{
    for (const QModelIndex& index : indexes) {
        if (!index.isValid()) continue;
        auto* mime = new QMimeData;
        if (const auto key = cameraAt(index))
            mime->setData(QLatin1String(kCameraMimeType), cameraToMime(*key));
        else
            mime->setData(QLatin1String(kMineMimeType), mineOf(index)->code.text().toUtf8());
        return mime;
    }
    return nullptr;
}

}  // namespace pitwatch::ui
