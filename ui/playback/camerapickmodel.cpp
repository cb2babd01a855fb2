#include "camerapickmodel.h"

#include <algorithm>

#include <ui/wall/cameratreemodel.h>

namespace pitwatch::ui {

CameraPickModel::CameraPickModel(CameraTreeModel* cameras, std::size_t most, QObject* parent)
    : QIdentityProxyModel(parent), cameras_(cameras), most_(most)
{
    setSourceModel(cameras);
}

void CameraPickModel::setPicked(const std::vector<CameraKey>& cameras)
{
    picked_.assign(cameras.begin(), cameras.begin() + std::ptrdiff_t(std::min(cameras.size(), most_)));
    announce({});
    Q_EMIT pickedChanged();
}

std::optional<CameraKey> CameraPickModel::cameraOf(const QModelIndex& index) const
{
    return cameras_->cameraAt(mapToSource(index));
}

QVariant CameraPickModel::data(const QModelIndex& index, int role) const
{
    if (role == Qt::CheckStateRole) {
        const auto camera = cameraOf(index);
        if (!camera) return {};
        return isPicked(*camera) ? Qt::Checked : Qt::Unchecked;
    }
    return QIdentityProxyModel::data(index, role);
}

bool CameraPickModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const auto camera = cameraOf(index);
    if (role != Qt::CheckStateRole || !camera) return false;
    if (!pick(*camera, value.toInt() == Qt::Checked)) return false;
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT pickedChanged();
    return true;
}

void CameraPickModel::toggle(const CameraKey& camera)
{
    if (!pick(camera, !isPicked(camera))) return;
    announce({});
    Q_EMIT pickedChanged();
}

bool CameraPickModel::isPicked(const CameraKey& camera) const
{
    return std::find(picked_.begin(), picked_.end(), camera) != picked_.end();
}

bool CameraPickModel::pick(const CameraKey& camera, bool wanted)
{
    std::erase(picked_, camera);
    if (wanted && picked_.size() >= most_) {
        Q_EMIT refused();
        return false;
    }
    if (wanted) picked_.push_back(camera);
    return true;
}

Qt::ItemFlags CameraPickModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QIdentityProxyModel::flags(index);
    return cameraOf(index) ? flags | Qt::ItemIsUserCheckable : flags;
}

void CameraPickModel::announce(const QModelIndex& parent)
{
    const int rows = rowCount(parent);
    if (rows == 0) return;
    Q_EMIT dataChanged(index(0, 0, parent), index(rows - 1, 0, parent), {Qt::CheckStateRole});
    for (int row = 0; row < rows; ++row) announce(index(row, 0, parent));
}

}  // namespace pitwatch::ui
