#pragma once

#include <QRect>
#include <QSize>

#include <array>

/// Where tiles lie on the wall. Pure geometry in device-independent pixels.
namespace pitwatch::ui {

inline constexpr std::array<int, 8> kTileCounts{1, 4, 9, 16, 25, 36, 49, 64};
inline constexpr int kTileGap = 2;

/// The smallest offered count that shows `cameras` at once; the largest when none does.
int tileCountFor(int cameras);

/// Tile `index` of `count` (a square number) on a canvas. Tiles differ by a pixel at most, so that the canvas is
/// filled.
QRect tileRect(QSize canvas, int count, int index);

/// The largest rectangle of the source's shape within `available`, centred. 16:9 while the source is unknown.
QRect pictureRect(const QRect& available, QSize source);

}  // namespace pitwatch::ui
