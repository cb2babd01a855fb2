#include "camerasource.h"

#include <ui/wall/boxdelay.h>
#include <ui/wall/walllayout.h>
#include <ui/wall/walllook.h>
#include <ui/wall/walltile.h>
#include <vision/detectionstore.h>

namespace pitwatch::ui {

namespace {

Camera cameraOf(const PageContext& context, const CameraKey& key)
{
    const Camera* camera = context.region->camera(key);
    return camera ? *camera : Camera{};
}

}  // namespace

CameraSource::CameraSource(const PageContext& context, const CameraKey& key)
    : context_(context),
      key_(key),
      camera_(cameraOf(context, key)),
      painter_(tileLook(*context.theme)),
      stream_(*context.video, camera_, key.mine.text() + u'/' + key.camera.text())
{
    if (const Mine* mine = context_.region->mine(key.mine)) mineName_ = mine->name;
    stream_.setQuality(QualityStep::Main);
}

QString CameraSource::title() const
{
    return QStringLiteral("%1 · %2").arg(mineName_, camera_.name);
}

QImage CameraSource::picture(QSize size)
{
    stream_.setPictureSize(size);
    // The boxes of a picture come later than the picture.
    delay_ = boxDelay(
        context_.detections ? context_.detections->arrivalDelay(key_, context_.clock->now()) : std::nullopt, delay_);
    stream_.setDelay(delay_);
    stream_.poll();
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    painter_.paint(painter, view(size), QRect(QPoint(), size));
    return image;
}

TileView CameraSource::view(QSize size)
{
    TileView view = streamView(stream_, context_.clock->now());
    view.mine = mineName_;
    view.tile = QRect(QPoint(), size);
    const QRect room = view.tile.adjusted(0, 0, 0, -painter_.look().captionHeight);
    view.picture = pictureRect(room, view.frame ? view.frame->sourceSize : QSize());
    if (view.frame && view.frame->capturedAt) view.captureAge = view.now - *view.frame->capturedAt;
    describePresent(view, key_, context_.detections);
    return view;
}

}  // namespace pitwatch::ui
