#include "camerasource.h"

#include <ui/wall/walllayout.h>
#include <ui/wall/walllook.h>
#include <vision/detectionstore.h>

namespace pitwatch::ui {

using namespace std::chrono_literals;

namespace {

constexpr auto kDelayMargin = 60ms;
constexpr std::chrono::milliseconds kLongestDelay = 900ms;

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
    const auto arrival = context_.detections ? context_.detections->arrivalDelay(key_, context_.clock->now())
                                             : std::nullopt;
    stream_.setDelay(arrival ? std::min<std::chrono::milliseconds>(*arrival + kDelayMargin, kLongestDelay) : 0ms);
    stream_.poll();
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    painter_.paint(painter, view(size), QRect(QPoint(), size));
    return image;
}

TileView CameraSource::view(QSize size)
{
    TileView view;
    view.tile = QRect(QPoint(), size);
    const QRect room = view.tile.adjusted(0, 0, 0, -painter_.look().captionHeight);
    view.now = context_.clock->now();
    view.name = camera_.name;
    view.mine = mineName_;
    view.frame = stream_.frame();
    view.picture = pictureRect(room, view.frame ? view.frame->sourceSize : QSize());
    view.status = stream_.status();
    view.mainStream = stream_.quality() == StreamQuality::Main;
    if (view.status.lastFrameAt) view.age = view.now - *view.status.lastFrameAt;
    if (view.frame && view.frame->capturedAt) view.captureAge = view.now - *view.frame->capturedAt;
    view.state = tileState(view.status, view.frame != nullptr, view.age, view.captureAge);
    if (context_.detections && view.frame && view.frame->capturedAt)
        view.boxes = context_.detections->boxesAt(key_, *view.frame->capturedAt);
    return view;
}

}  // namespace pitwatch::ui
