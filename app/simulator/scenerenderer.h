#pragma once

#include <QTimeZone>

#include <array>
#include <memory>
#include <optional>

#include <core/utctime.h>

#include "camerafarm.h"
#include "glyphwriter.h"
#include "scenegallery.h"
#include "scenepicture.h"

namespace pitwatch::sim {

/// What a renderer needs to know of its camera.
struct SceneSetting {
    CameraPlace place = CameraPlace::Other;
    quint32 seed = 0;
    QString label;
    QTimeZone zone;
};

/// One frame to be drawn.
struct SceneShot {
    SceneFrame frame;  ///< as the camera sees it: see sceneview.h
    SceneState state;
    UtcTime capturedAt;
    std::uint64_t number = 0;
};

/// Draws the frames of one stream. The ground is painted once and copied; what moves is laid over it.
/// Use from one thread at a time.
class SceneRenderer {
public:
    SceneRenderer(SceneSetting setting, QSize size, std::shared_ptr<SceneGallery> gallery);
    const ScenePicture& draw(const SceneShot& shot);

private:
    enum class Ground { Plain, Moved, Covered };
    void prepareGround(const SceneState& state);
    void drawBelt(const SceneBelt& belt);
    void drawActor(const SceneActor& actor);
    void writeText(const SceneShot& shot);
    QPoint pixels(QPointF point) const;
    QRect pixels(const QRectF& rect) const;

    const SceneSetting setting_;
    const double unit_;  ///< pixels
    const std::shared_ptr<SceneGallery> gallery_;
    GlyphWriter writer_;
    std::optional<Ground> ground_;
    ScenePicture groundPicture_;
    ScenePicture picture_;
    std::array<SceneSprite, 2> beltStrips_;  ///< empty, with coal
    double beltScale_ = 0;
    qint64 textSecond_ = -1;
    QString text_;
};

}  // namespace pitwatch::sim
