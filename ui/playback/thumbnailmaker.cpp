#include "thumbnailmaker.h"

#include <recording/stillreader.h>

namespace pitwatch::ui {

namespace {
constexpr int kMostPictures = 300;
}

ThumbnailMaker::ThumbnailMaker(std::shared_ptr<PlaybackSource> source, QObject* parent)
    : QObject(parent), source_(std::move(source)), cache_(kMostPictures)
{
    pool_.setMaxThreadCount(1);
}

ThumbnailMaker::~ThumbnailMaker()
{
    cancelled_->store(true);
    pool_.waitForDone();
}

void ThumbnailMaker::setStep(Micros step)
{
    step_ = std::max<Micros>(step, std::chrono::milliseconds(200));
}

std::optional<QImage> ThumbnailMaker::ask(const CameraKey& camera, UtcTime time)
{
    if (!source_) return QImage();
    const Wish wish{camera, UtcTime(time.time_since_epoch() / step_ * step_)};
    if (const QImage* known = cache_.object(name(wish))) {
        next_.reset();
        return *known;
    }
    if (running_ == wish) return std::nullopt;
    if (running_)
        next_ = wish;
    else
        make(wish);
    return std::nullopt;
}

QString ThumbnailMaker::name(const Wish& wish) const
{
    return QStringLiteral("%1/%2/%3").arg(wish.camera.mine.text(), wish.camera.camera.text()).arg(toMicros(wish.time));
}

void ThumbnailMaker::make(const Wish& wish)
{
    running_ = wish;
    pool_.start([this, source = source_, wish, cancelled = cancelled_] {
        const Result<Still> still = readStill(*source, wish.camera, wish.time, kSize, cancelled);
        // What is not there now may be there later.
        QMetaObject::invokeMethod(this, [this, wish, image = still ? still.value().image : QImage(),
                                         lasting = still.ok()] { answer(wish, image, lasting); });
    });
}

void ThumbnailMaker::answer(const Wish& wish, const QImage& image, bool lasting)
{
    running_.reset();
    if (lasting) cache_.insert(name(wish), new QImage(image));
    if (next_)
        make(*std::exchange(next_, std::nullopt));
    else
        Q_EMIT made(wish.camera, image);
}

}  // namespace pitwatch::ui
