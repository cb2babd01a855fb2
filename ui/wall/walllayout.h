#pragma once

#include <QJsonObject>
#include <QRect>
#include <QSize>

#include <array>
#include <optional>
#include <vector>

#include <core/result.h>

/// Where tiles lie on the wall. Pure geometry in device-independent pixels.
namespace pitwatch::ui {

inline constexpr std::array<int, 8> kTileCounts{1, 4, 9, 16, 25, 36, 49, 64};
inline constexpr int kTileGap = 2;

/// Tiles on a grid of cells: each covers a rectangle of cells, together they cover the grid, none overlaps another.
/// Tiles are numbered in reading order of their upper left cells. A value.
class WallLayout {
public:
    static constexpr int kLargestSide = 16;
    static constexpr int kMostTiles = kTileCounts.back();

    /// One tile for each cell; 4 by 4 unless told otherwise. Sides are brought into 1 to 8.
    explicit WallLayout(int columns = 4, int rows = 4);
    /// Tiles in cells. An error names the first tile that does not fit, overlaps, or the cells that are left over.
    static Result<WallLayout> make(QSize grid, std::vector<QRect> tiles);
    /// The layouts that are offered: even ones from 1 to 64 tiles, then 1 + 5, 1 + 7 and 2 + 8.
    static const std::vector<WallLayout>& presets();

    QSize grid() const { return grid_; }
    int count() const { return int(tiles_.size()); }
    const std::vector<QRect>& tiles() const { return tiles_; }  ///< in cells
    bool even() const;                                          ///< one tile for each cell

    /// Edges differ by a pixel at most from an exact division, so that the canvas is filled.
    QRect rect(int tile, QSize canvas) const;
    /// The tile beside this one; nothing at the edge. One of the two steps is 0.
    std::optional<int> neighbour(int tile, int columns, int rows) const;

    /// The smallest rectangle of cells that holds both tiles and cuts none.
    QRect span(int a, int b) const;
    /// Numbers of the tiles that lie in it, in order.
    std::vector<int> within(const QRect& cells) const;
    /// One tile where these cells (see span()) were. An error when they hold less than two tiles.
    Result<WallLayout> merged(const QRect& cells) const;
    /// The tile as single cells; one that is a single cell becomes four. An error when the wall has no room for that.
    Result<WallLayout> split(int tile) const;

    QJsonObject toJson() const;
    static Result<WallLayout> fromJson(const QJsonObject& json);

    bool operator==(const WallLayout&) const = default;

private:
    WallLayout(QSize grid, std::vector<QRect> tiles);

    QSize grid_;
    std::vector<QRect> tiles_;
};

/// The smallest offered count that shows `cameras` at once; the largest when none does.
int tileCountFor(int cameras);

/// Tile `index` of `count` (a square number) on a canvas.
QRect tileRect(QSize canvas, int count, int index);

/// The largest rectangle of the source's shape within `available`, centred. 16:9 while the source is unknown.
QRect pictureRect(const QRect& available, QSize source);

}  // namespace pitwatch::ui
