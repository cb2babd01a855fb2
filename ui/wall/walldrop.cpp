#include "walldrop.h"

#include "cameratreemodel.h"

namespace pitwatch::ui {

namespace {

constexpr int kOutline = 4;
constexpr int kTint = 70;

void paintTint(QPainter& painter, const QRect& tile, const TileLook& look)
{
    QColor tint = look.focus;
    tint.setAlpha(kTint);
    painter.fillRect(tile, tint);
}

}  // namespace

std::vector<CameraKey> droppedCameras(const QMimeData& mime, const Region& region)
{
    if (const auto key = cameraFromMime(mime.data(QLatin1String(kCameraMimeType))))
        return region.camera(*key) ? std::vector{*key} : std::vector<CameraKey>{};
    std::vector<CameraKey> keys;
    const auto code = mineFromMime(mime.data(QLatin1String(kMineMimeType)));
    if (const Mine* mine = code ? region.mine(*code) : nullptr)
        for (const Camera& camera : mine->cameras) keys.push_back({mine->code, camera.id});
    return keys;
}

void paintDropTarget(QPainter& painter, const QRect& tile, const TileLook& look)
{
    paintTint(painter, tile, look);
    painter.setPen(QPen(look.text, kOutline, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(tile.adjusted(kOutline / 2, kOutline / 2, -kOutline / 2, -kOutline / 2));
}

void paintSelected(QPainter& painter, const QRect& tile, const TileLook& look)
{
    paintTint(painter, tile, look);
}

}  // namespace pitwatch::ui
