#include "scenepicture.h"

#include <libyuv.h>

#include <algorithm>

namespace pitwatch::sim {

namespace {

QSize evenSize(QSize size)
{
    return {(size.width() + 1) & ~1, (size.height() + 1) & ~1};
}

std::size_t area(QSize size)
{
    return static_cast<std::size_t>(size.width()) * static_cast<std::size_t>(size.height());
}

std::uint8_t mix(int below, int above, int alpha)
{
    return static_cast<std::uint8_t>((below * (256 - alpha) + above * alpha) >> 8);
}

struct Plane {
    std::uint8_t* pixels;
    int stride;
};
struct Layer {
    const std::uint8_t* pixels;
    const std::uint8_t* alpha;
    int stride;
};

/// `target` is where the layer's top left pixel comes to lie; `clip` in the plane's pixels.
void blitPlane(Plane plane, Layer layer, QRect target, const QRect& clip, int opacity)
{
    const QRect visible = target & clip;
    for (int y = visible.top(); y <= visible.bottom(); ++y) {
        const int offset = (y - target.top()) * layer.stride + visible.left() - target.left();
        const std::uint8_t* above = layer.pixels + offset;
        const std::uint8_t* alpha = layer.alpha + offset;
        std::uint8_t* below = plane.pixels + y * plane.stride + visible.left();
        for (int x = 0; x < visible.width(); ++x) {
            const int weight = ((alpha[x] + (alpha[x] >> 7)) * opacity) >> 8;
            below[x] = mix(below[x], above[x], weight);
        }
    }
}

int floorHalf(int value)
{
    return value >= 0 ? value / 2 : -((1 - value) / 2);
}

}  // namespace

ScenePicture::ScenePicture(QSize pixels) : size(pixels)
{
    const std::size_t count = area(pixels);
    y.resize(count);
    u.resize(count / 4);
    v.resize(count / 4);
}

ScenePicture ScenePicture::fromImage(const QImage& image)
{
    const QImage source = image.convertToFormat(QImage::Format_RGB32);
    ScenePicture picture(QSize(source.width() & ~1, source.height() & ~1));
    const int width = picture.size.width();
    libyuv::ARGBToI420(source.constBits(), static_cast<int>(source.bytesPerLine()), picture.y.data(), width,
                       picture.u.data(), width / 2, picture.v.data(), width / 2, width, picture.size.height());
    return picture;
}

SceneSprite SceneSprite::fromImage(const QImage& image, QPoint origin)
{
    QImage source(evenSize(image.size()), QImage::Format_ARGB32);
    source.fill(Qt::transparent);
    const QImage straight = image.convertToFormat(QImage::Format_ARGB32);
    for (int row = 0; row < straight.height(); ++row)
        std::copy_n(straight.constScanLine(row), straight.width() * 4, source.scanLine(row));
    SceneSprite sprite;
    sprite.size = source.size();
    sprite.origin = origin;
    const int width = sprite.size.width();
    const int height = sprite.size.height();
    ScenePicture colours = ScenePicture::fromImage(source);
    sprite.y = std::move(colours.y);
    sprite.u = std::move(colours.u);
    sprite.v = std::move(colours.v);
    sprite.alpha.resize(area(sprite.size));
    for (int row = 0; row < height; ++row)
        for (int x = 0; x < width; ++x)
            sprite.alpha[static_cast<std::size_t>(row * width + x)] =
                static_cast<std::uint8_t>(qAlpha(source.pixel(x, row)));
    sprite.chromaAlpha.resize(area(sprite.size) / 4);
    for (int row = 0; row < height / 2; ++row)
        for (int x = 0; x < width / 2; ++x) {
            const auto* corner = sprite.alpha.data() + 2 * row * width + 2 * x;
            sprite.chromaAlpha[static_cast<std::size_t>(row * (width / 2) + x)] =
                static_cast<std::uint8_t>((corner[0] + corner[1] + corner[width] + corner[width + 1]) / 4);
        }
    return sprite;
}

void blit(ScenePicture& picture, const SceneSprite& sprite, QPoint at, const QRect& clip, int opacity)
{
    const QRect target(at - sprite.origin, sprite.size);
    const QRect inside = clip & QRect(QPoint(), picture.size);
    const int width = sprite.size.width();
    blitPlane({picture.y.data(), picture.size.width()}, {sprite.y.data(), sprite.alpha.data(), width}, target, inside,
              opacity);
    const QRect half(floorHalf(target.x()), floorHalf(target.y()), width / 2, target.height() / 2);
    const QRect halfInside(QPoint(inside.left() / 2, inside.top() / 2),
                           QPoint(floorHalf(inside.right() - 1), floorHalf(inside.bottom() - 1)));
    const int chroma = picture.chromaWidth();
    blitPlane({picture.u.data(), chroma}, {sprite.u.data(), sprite.chromaAlpha.data(), width / 2}, half, halfInside,
              opacity);
    blitPlane({picture.v.data(), chroma}, {sprite.v.data(), sprite.chromaAlpha.data(), width / 2}, half, halfInside,
              opacity);
}

void addGlow(ScenePicture& picture, QPoint centre, int radius, int strength)
{
    if (radius <= 0) return;
    const QRect visible =
        QRect(centre - QPoint(radius, radius), QSize(2 * radius, 2 * radius)) & QRect(QPoint(), picture.size);
    const int square = radius * radius;
    for (int y = visible.top(); y <= visible.bottom(); ++y) {
        std::uint8_t* row = picture.y.data() + y * picture.size.width();
        const int dy = (y - centre.y()) * (y - centre.y());
        for (int x = visible.left(); x <= visible.right(); ++x) {
            const int rest = square - dy - (x - centre.x()) * (x - centre.x());
            if (rest <= 0) continue;
            const int part = (rest << 8) / square;
            row[x] = static_cast<std::uint8_t>(std::min(235, row[x] + ((strength * part * part) >> 16)));
        }
    }
}

}  // namespace pitwatch::sim
