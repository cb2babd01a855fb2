#include "sceneview.h"

#include <algorithm>

namespace pitwatch::sim {

namespace {

constexpr double kVisiblePart = 0.4;
constexpr double kVisibleOpacity = 0.5;
constexpr double kHiddenByOthers = 0.7;
constexpr double kMovedScale = 1.6;
constexpr QPointF kMovedCorner(5.6, 0.4);

double areaOf(const QRectF& rect)
{
    return rect.width() * rect.height();
}

QRectF boxOf(const SceneActor& actor, SceneGallery& gallery)
{
    const QRectF bounds = gallery.bounds(actor.figure);
    return {actor.foot + bounds.topLeft() * actor.height, bounds.size() * actor.height};
}

QString className(FigureKind kind)
{
    return kind == FigureKind::Truck ? QStringLiteral("vehicle") : QStringLiteral("person");
}

bool hiddenByNearer(const QRectF& box, const std::vector<QRectF>& nearer)
{
    return std::any_of(nearer.begin(), nearer.end(),
                       [&](const QRectF& other) { return areaOf(box & other) > kHiddenByOthers * areaOf(box); });
}

}  // namespace

SceneView SceneView::of(const SceneState& state)
{
    return state.moved ? SceneView{kMovedScale, kMovedCorner} : SceneView{};
}

SceneFrame seen(const SceneFrame& frame, const SceneView& view)
{
    SceneFrame result = frame;
    for (SceneActor& actor : result.actors) {
        actor.foot = view.map(actor.foot);
        actor.height *= view.scale;
        actor.glow *= view.scale;
        actor.clip = view.map(actor.clip) & kSceneFrame;
    }
    for (SceneBelt& belt : result.belts) {
        belt.offset *= view.scale;
        belt.coalFrom *= view.scale;
        belt.coalTo *= view.scale;
        belt.area = view.map(belt.area);
        belt.scale = view.scale;
    }
    return result;
}

std::vector<DetectedObject> visibleObjects(const SceneFrame& seenFrame, QSize pixels, SceneGallery& gallery)
{
    const double unit = pixels.width() / kSceneFrame.width();
    std::vector<DetectedObject> objects;
    std::vector<QRectF> nearer;
    for (auto actor = seenFrame.actors.rbegin(); actor != seenFrame.actors.rend(); ++actor) {
        if (!actor->reported || actor->opacity < kVisibleOpacity) continue;
        const QRectF whole = boxOf(*actor, gallery);
        const QRectF visible = whole & actor->clip & kSceneFrame;
        if (areaOf(visible) < kVisiblePart * areaOf(whole) || hiddenByNearer(visible, nearer)) continue;
        nearer.push_back(visible);
        objects.push_back(
            {actor->id, className(actor->figure.kind), 1, QRectF(visible.topLeft() * unit, visible.size() * unit)});
    }
    return objects;
}

}  // namespace pitwatch::sim
