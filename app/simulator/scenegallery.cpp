#include "scenegallery.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

#include "scenefigure.h"

namespace pitwatch::sim {

namespace {

constexpr std::size_t kMaximumBytes = 64u << 20;
constexpr int kMeasuredHeight = 160;
constexpr int kVisibleAlpha = 96;

QImage drawn(const Figure& figure, double height, QPoint& origin)
{
    const QRectF canvas = figureCanvas(figure.kind);
    const QRectF area =
        figure.mirrored ? QRectF(-canvas.right(), canvas.top(), canvas.width(), canvas.height()) : canvas;
    // Even, so that the colour planes keep their place.
    origin = QPoint(static_cast<int>(std::ceil(-area.left() * height / 2)) * 2,
                    static_cast<int>(std::ceil(-area.top() * height / 2)) * 2);
    QImage image(origin.x() + static_cast<int>(std::ceil(area.right() * height)) + 1,
                 origin.y() + static_cast<int>(std::ceil(area.bottom() * height)) + 1,
                 QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(origin);
    painter.scale(height, height);
    paintFigure(painter, figure);
    return image;
}

QRect visiblePart(const QImage& image)
{
    QRect part;
    for (int y = 0; y < image.height(); ++y) {
        const auto* row = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x)
            if (qAlpha(row[x]) >= kVisibleAlpha) part |= QRect(x, y, 1, 1);
    }
    return part;
}

}  // namespace

QRectF SceneGallery::bounds(const Figure& figure)
{
    Figure shape = figure;
    shape.look = figure.kind == FigureKind::Truck ? figure.look : 0;
    shape.shade = 0;
    const std::lock_guard lock(mutex_);
    if (const auto known = bounds_.find(shape); known != bounds_.end()) return known->second;
    QPoint origin;
    const QRect part = visiblePart(drawn(shape, kMeasuredHeight, origin));
    const QRectF result = QRectF(part.translated(-origin.x(), -origin.y()));
    const QRectF scaled(result.topLeft() / kMeasuredHeight, result.size() / kMeasuredHeight);
    bounds_.emplace(shape, scaled);
    return scaled;
}

std::shared_ptr<const SceneSprite> SceneGallery::sprite(const Figure& figure, int height)
{
    const Key key(figure, std::max(2, height));
    {
        const std::lock_guard lock(mutex_);
        if (const auto known = sprites_.find(key); known != sprites_.end()) {
            uses_.splice(uses_.begin(), uses_, known->second.use);
            return known->second.sprite;
        }
    }
    QPoint origin;
    const QImage image = drawn(figure, key.second, origin);
    const QRect part = visiblePart(image).adjusted(-1, -1, 1, 1) & image.rect();
    const QRect cut(QPoint(part.left() & ~1, part.top() & ~1), part.bottomRight());
    auto made = std::make_shared<const SceneSprite>(SceneSprite::fromImage(image.copy(cut), origin - cut.topLeft()));
    const std::lock_guard lock(mutex_);
    uses_.push_front(key);
    const auto [entry, added] = sprites_.try_emplace(key, Entry{made, uses_.begin()});
    if (!added) {
        uses_.pop_front();
        return entry->second.sprite;
    }
    bytes_ += made->bytes();
    while (bytes_ > kMaximumBytes && uses_.size() > 1) forgetOldest();
    return made;
}

void SceneGallery::forgetOldest()
{
    const auto oldest = sprites_.find(uses_.back());
    bytes_ -= oldest->second.sprite->bytes();
    sprites_.erase(oldest);
    uses_.pop_back();
}

}  // namespace pitwatch::sim
