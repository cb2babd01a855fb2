#include "scenerenderer.h"

#include <cmath>

#include "framecode.h"
#include "sceneground.h"
#include "scenelayout.h"
#include "sceneview.h"

namespace pitwatch::sim {

namespace {

constexpr int kTextLines = 20;  // lines of text that the picture's height could hold
constexpr int kGlowStrength = 70;

}  // namespace

SceneRenderer::SceneRenderer(SceneSetting setting, QSize size, std::shared_ptr<SceneGallery> gallery)
    : setting_(std::move(setting)),
      unit_(size.width() / kSceneFrame.width()),
      gallery_(std::move(gallery)),
      writer_(size.height() / kTextLines),
      picture_(size)
{
}

QPoint SceneRenderer::pixels(QPointF point) const
{
    return {static_cast<int>(std::lround(point.x() * unit_)), static_cast<int>(std::lround(point.y() * unit_))};
}

QRect SceneRenderer::pixels(const QRectF& rect) const
{
    return {pixels(rect.topLeft()), pixels(rect.bottomRight()) - QPoint(1, 1)};
}

void SceneRenderer::prepareGround(const SceneState& state)
{
    const Ground wanted = state.covered ? Ground::Covered : state.moved ? Ground::Moved : Ground::Plain;
    if (ground_ == wanted) return;
    ground_ = wanted;
    const QImage image = paintGround(setting_.place, setting_.seed, picture_.size, SceneView::of(state));
    groundPicture_ = ScenePicture::fromImage(wanted == Ground::Covered ? coverLens(image, setting_.seed) : image);
}

void SceneRenderer::drawBelt(const SceneBelt& belt)
{
    if (beltScale_ != belt.scale) {
        beltScale_ = belt.scale;
        const QSize size(static_cast<int>(kBeltPattern * belt.scale * unit_) & ~1,
                         static_cast<int>(belt.area.height() * unit_) & ~1);
        for (const bool coal : {false, true})
            beltStrips_[coal] = SceneSprite::fromImage(paintBeltStrip(size, coal, setting_.seed), QPoint());
    }
    const QRect area = pixels(belt.area);
    const QRect loaded = pixels(QRectF(belt.area.left() + belt.coalFrom, belt.area.top(), belt.coalTo - belt.coalFrom,
                                       belt.area.height())) &
                         area;
    const int width = beltStrips_[0].size.width();
    const int shift = static_cast<int>(std::lround(belt.offset * unit_)) % width;
    for (int x = area.left() + shift - width; x <= area.right(); x += width) {
        blit(picture_, beltStrips_[0], {x, area.top()}, area);
        if (loaded.width() > 0) blit(picture_, beltStrips_[1], {x, area.top()}, loaded);
    }
}

void SceneRenderer::drawActor(const SceneActor& actor)
{
    const double exact = actor.height * unit_;
    // Steps of about a thirtieth: people who come nearer would otherwise need a new drawing at each pixel.
    const double step = std::max(1.0, std::round(exact / 32));
    const int height = static_cast<int>(std::round(exact / step) * step);
    const auto sprite = gallery_->sprite(actor.figure, height);
    const QPoint foot = pixels(actor.foot);
    const int opacity = static_cast<int>(std::clamp(actor.opacity, 0.0, 1.0) * 256);
    blit(picture_, *sprite, foot, pixels(actor.clip), opacity);
    if (actor.glow <= 0 || opacity < 128) return;
    const double forward = actor.figure.pose == PersonPose::Side ? (actor.figure.mirrored ? -0.08 : 0.08) : 0;
    const QPointF lamp = actor.foot + QPointF(forward, -0.965) * actor.height;
    addGlow(picture_, pixels(lamp), static_cast<int>(actor.glow * unit_), kGlowStrength);
}

void SceneRenderer::writeText(const SceneShot& shot)
{
    const qint64 second = toMicros(shot.capturedAt) / 1'000'000;
    if (second != textSecond_) {
        textSecond_ = second;
        text_ = formatDateTime(shot.capturedAt, setting_.zone);
    }
    const int millis = static_cast<int>(toMicros(shot.capturedAt) % 1'000'000 / 1000);
    const int margin = picture_.size.width() / 40;
    const int bottom = picture_.size.height() - margin / 2 - writer_.lineHeight();
    writer_.write(picture_, text_ + QStringLiteral(".%1").arg(millis, 3, 10, QLatin1Char('0')), {margin, margin / 2});
    writer_.write(picture_, setting_.label,
                  {(picture_.size.width() - margin - writer_.width(setting_.label)) & ~1, bottom});
    writer_.write(picture_, QStringLiteral("#%1").arg(shot.number), {margin, bottom});
}

const ScenePicture& SceneRenderer::draw(const SceneShot& shot)
{
    prepareGround(shot.state);
    picture_.y = groundPicture_.y;
    picture_.u = groundPicture_.u;
    picture_.v = groundPicture_.v;
    if (!shot.state.covered) {
        for (const SceneBelt& belt : shot.frame.belts) drawBelt(belt);
        for (const SceneActor& actor : shot.frame.actors) drawActor(actor);
    }
    writeText(shot);
    drawFrameCode(picture_.y.data(), picture_.size.width(), picture_.size.width(), picture_.size.height(), shot.number);
    return picture_;
}

}  // namespace pitwatch::sim
