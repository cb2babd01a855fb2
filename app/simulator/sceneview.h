#pragma once

#include <vector>

#include <QSize>

#include "camerafarm.h"
#include "sceneactor.h"
#include "scenegallery.h"

namespace pitwatch::sim {

/// How the camera looks at its scene: what moved away shows another part of it, larger.
struct SceneView {
    double scale = 1;
    QPointF corner;  ///< scene units of the picture's top left corner

    static SceneView of(const SceneState& state);
    QPointF map(QPointF point) const { return (point - corner) * scale; }
    QRectF map(const QRectF& rect) const { return {map(rect.topLeft()), rect.size() * scale}; }
};

/// The actors as the camera sees them: same units, after turning away.
SceneFrame seen(const SceneFrame& frame, const SceneView& view);

/// Boxes around what is visible of each reported actor, in pixels of `pixels`; left out when most of it is hidden by
/// the picture's edge, by something that stands before it, or by the dark.
std::vector<DetectedObject> visibleObjects(const SceneFrame& seenFrame, QSize pixels, SceneGallery& gallery);

}  // namespace pitwatch::sim
