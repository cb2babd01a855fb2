#pragma once

#include <QImage>
#include <QPoint>
#include <QSize>

#include <cstdint>
#include <vector>

namespace pitwatch::sim {

/// A picture as encoders take it: one plane of brightness, two of colour at half the size. Width and height even.
struct ScenePicture {
    QSize size;
    std::vector<std::uint8_t> y, u, v;

    explicit ScenePicture(QSize pixels = {});
    int chromaWidth() const { return size.width() / 2; }
    static ScenePicture fromImage(const QImage& image);
};

/// A small picture with transparency, laid over a ScenePicture. `origin` is the sprite's reference point in its own
/// pixels: blit() puts it at the place that it is given.
struct SceneSprite {
    QSize size;
    QPoint origin;
    std::vector<std::uint8_t> y, alpha;           ///< full size
    std::vector<std::uint8_t> u, v, chromaAlpha;  ///< half size

    static SceneSprite fromImage(const QImage& image, QPoint origin);
    std::size_t bytes() const { return y.size() * 2 + u.size() * 3; }
};

/// `opacity` 0..256; pixels outside `clip` stay as they are.
void blit(ScenePicture& picture, const SceneSprite& sprite, QPoint at, const QRect& clip, int opacity = 256);

/// A round brightening, as a lamp throws it: `strength` (0..255) at the centre, nothing at the radius.
void addGlow(ScenePicture& picture, QPoint centre, int radius, int strength);

}  // namespace pitwatch::sim
