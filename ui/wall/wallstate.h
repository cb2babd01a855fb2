#pragma once

#include <QJsonObject>

#include <optional>
#include <vector>

#include <core/ids.h>

#include "walllayout.h"

namespace pitwatch::ui {

/// Which camera stands in which tile of which layout. A value without screens or streams; what the wall remembers over
/// a restart.
class WallState {
public:
    const WallLayout& layout() const { return layout_; }
    int tileCount() const { return layout_.count(); }
    /// Cameras keep the number of their tile; those beyond a smaller layout come back with a larger one.
    void setLayout(const WallLayout& layout);
    /// The even layout of so many tiles; other counts than those of kTileCounts change nothing.
    void setTileCount(int count);
    /// One tile where these cells were (see WallLayout::span()); it keeps the camera of the focused tile, or of the
    /// first. The others wait for split(). An error says why the layout does not allow it.
    Result<void> merge(const QRect& cells);
    Result<void> split(int tile);

    std::optional<CameraKey> camera(int tile) const;
    std::optional<int> tileOf(const CameraKey& camera) const;
    /// A camera stands once on the wall: when it is in another tile already, the two tiles change places.
    void assign(int tile, const CameraKey& camera);
    void swap(int a, int b);
    void clear(int tile);
    /// Fills all tiles with cameras from `first` on; tiles without a camera become empty.
    void fill(const std::vector<CameraKey>& cameras, int first = 0);
    /// Puts the cameras into tiles from `tile` on, as far as there are both; other tiles keep theirs.
    void place(int tile, const std::vector<CameraKey>& cameras);

    int focused() const { return focused_; }
    void focus(int tile);
    /// By the geometry of the layout; stops at the edge.
    void moveFocus(int columns, int rows);

    /// The tile that fills the wall alone, if any.
    std::optional<int> full() const { return full_; }
    void toggleFull(int tile);
    void leaveFull() { full_.reset(); }

    /// Whether both show the same cameras in the same layout, whatever is focused.
    bool sameContents(const WallState& other) const;

    QJsonObject toJson() const;
    /// Unusable values are left out; the rest is taken.
    static WallState fromJson(const QJsonObject& json);

private:
    bool valid(int tile) const { return tile >= 0 && tile < tileCount(); }
    void adopt(const WallLayout& layout);
    void forgetDoubles();

    WallLayout layout_;
    int focused_ = 0;
    std::optional<int> full_;
    std::vector<std::optional<CameraKey>> tiles_ = std::vector<std::optional<CameraKey>>(16);  ///< at least tileCount()
};

}  // namespace pitwatch::ui
