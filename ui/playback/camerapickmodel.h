#pragma once

#include <QIdentityProxyModel>

#include <optional>
#include <vector>

#include <core/ids.h>

namespace pitwatch::ui {

class CameraTreeModel;

/// The tree of cameras with a box to check at each: which are played back, in the order in which they were chosen.
class CameraPickModel final : public QIdentityProxyModel {
    Q_OBJECT

public:
    CameraPickModel(CameraTreeModel* cameras, std::size_t most, QObject* parent = nullptr);

    const std::vector<CameraKey>& picked() const { return picked_; }
    /// Those beyond the most are left out.
    void setPicked(const std::vector<CameraKey>& cameras);
    /// Picks it, or lets go of it.
    void toggle(const CameraKey& camera);

    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void pickedChanged();
    /// One more was wanted than can be played.
    void refused();

private:
    std::optional<CameraKey> cameraOf(const QModelIndex& index) const;
    bool isPicked(const CameraKey& camera) const;
    bool pick(const CameraKey& camera, bool wanted);
    void announce(const QModelIndex& parent);

    CameraTreeModel* cameras_;
    const std::size_t most_;
    std::vector<CameraKey> picked_;
};

}  // namespace pitwatch::ui
