#pragma once

#include <QJsonObject>

#include <optional>
#include <vector>

#include <core/ids.h>

namespace pitwatch::ui {

/// Which camera stands in which tile. A value without screens or streams; what the wall remembers over a restart.
class WallState {
public:
    int tileCount() const { return tileCount_; }
    /// Cameras beyond a smaller count come back with a larger one.
    void setTileCount(int count);

    std::optional<CameraKey> camera(int tile) const;
    std::optional<int> tileOf(const CameraKey& camera) const;
    /// A camera stands once on the wall: when it is in another tile already, the two tiles change places.
    void assign(int tile, const CameraKey& camera);
    void swap(int a, int b);
    void clear(int tile);
    /// Fills all tiles with cameras from `first` on; tiles without a camera become empty.
    void fill(const std::vector<CameraKey>& cameras, int first = 0);

    int focused() const { return focused_; }
    void focus(int tile);
    void moveFocus(int columns, int rows);

    /// The tile that fills the wall alone, if any.
    std::optional<int> full() const { return full_; }
    void toggleFull(int tile);
    void leaveFull() { full_.reset(); }

    QJsonObject toJson() const;
    /// Unusable values are left out; the rest is taken.
    static WallState fromJson(const QJsonObject& json);

private:
    bool valid(int tile) const { return tile >= 0 && tile < tileCount_; }

    int tileCount_ = 16;
    int focused_ = 0;
    std::optional<int> full_;
    std::vector<std::optional<CameraKey>> tiles_ = std::vector<std::optional<CameraKey>>(16);  ///< at least tileCount_
};

}  // namespace pitwatch::ui
