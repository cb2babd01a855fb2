#pragma once

#include <QAbstractItemModel>

#include <map>
#include <memory>
#include <optional>
#include <set>

#include <engine/snapshot.h>
#include <region/region.h>

namespace pitwatch::ui {

/// The drag format of a camera: "<mine code>/<camera id>" in UTF-8.
inline constexpr char kCameraMimeType[] = "application/x-pitwatch-camera";
QByteArray cameraToMime(const CameraKey& camera);
std::optional<CameraKey> cameraFromMime(const QByteArray& data);

/// The drag format of all cameras of a mine: its code in UTF-8.
inline constexpr char kMineMimeType[] = "application/x-pitwatch-mine";
std::optional<MineCode> mineFromMime(const QByteArray& data);

/// Mines and their cameras, with the state that the snapshots give. Cameras, and mines with all of theirs, can be
/// dragged to a tile.
class CameraTreeModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role { KeyRole = Qt::UserRole, OnlineRole };  ///< QVariant of bool, or invalid while unknown

    explicit CameraTreeModel(std::shared_ptr<const Region> region, QObject* parent = nullptr);

    void update(const RegionSnapshot& snapshot);
    /// Those that are recorded carry a mark.
    void setRecorded(std::set<CameraKey> cameras);
    std::optional<CameraKey> cameraAt(const QModelIndex& index) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;

private:
    const Mine* mineOf(const QModelIndex& index) const;
    QVariant cameraData(const Mine& mine, const Camera& camera, int role) const;

    std::shared_ptr<const Region> region_;
    std::map<CameraKey, CameraSnapshot> states_;
    std::set<CameraKey> recorded_;
};

}  // namespace pitwatch::ui
