#pragma once

#include <QMimeData>
#include <QPainter>

#include <vector>

#include <region/region.h>

#include "tilepainter.h"

/// What is dragged to the wall, and what shows where it would land or what is chosen.
namespace pitwatch::ui {

/// The cameras that a drop brings: one camera, or those of a mine in the region's order. Empty when it is of another
/// kind or the region does not know it.
std::vector<CameraKey> droppedCameras(const QMimeData& mime, const Region& region);

/// Outline of the tile that a drop would go to.
void paintDropTarget(QPainter& painter, const QRect& tile, const TileLook& look);
/// Tiles that would be merged.
void paintSelected(QPainter& painter, const QRect& tile, const TileLook& look);

}  // namespace pitwatch::ui
