#include "tilestream.h"

#include <utility>

namespace pitwatch::ui {

namespace {

// Sub streams of mine cameras are about 360 lines high: a picture is worth the main stream when it is clearly larger.
constexpr int kMainAbove = 480;
constexpr int kSubBelow = 400;

}  // namespace

StreamQuality chooseQuality(int pictureHeight, StreamQuality current, bool hasSub)
{
    if (!hasSub || pictureHeight > kMainAbove) return StreamQuality::Main;
    if (pictureHeight < kSubBelow) return StreamQuality::Sub;
    return current;
}

TileStream::TileStream(VideoEngine& engine, const Camera& camera, QString label)
    : engine_(engine), camera_(camera), label_(std::move(label))
{
}

std::shared_ptr<VideoStream> TileStream::open(StreamQuality quality)
{
    StreamRequest request;
    request.url = quality == StreamQuality::Main || camera_.subUrl.isEmpty() ? camera_.mainUrl : camera_.subUrl;
    request.transport = camera_.transport;
    request.label = label_;
    auto stream = engine_.open(request);
    applyTo(*stream);
    return stream;
}

void TileStream::applyTo(VideoStream& stream) const
{
    if (!size_.isEmpty()) stream.setTargetSize(size_);
    stream.setPart(part_);
    stream.setVisible(visible_);
    stream.setPresentationDelay(delay_);
}

void TileStream::setPictureSize(QSize devicePixels)
{
    size_ = devicePixels;
    const StreamQuality wanted =
        chooseQuality(int(size_.height() / part_.height()), quality_, !camera_.subUrl.isEmpty());
    if (!current_) {
        quality_ = wanted;
        current_ = open(quality_);
    } else if (wanted != quality_) {
        quality_ = wanted;
        next_ = open(quality_);
    }
    current_->setTargetSize(size_);
    if (next_) next_->setTargetSize(size_);
}

void TileStream::setPart(const QRectF& part)
{
    if (part == part_) return;
    part_ = part;
    if (!current_) return;
    current_->setPart(part_);
    if (next_) next_->setPart(part_);
    setPictureSize(size_);
}

bool TileStream::requestStill(StillSink sink)
{
    if (!current_) return false;
    current_->requestStill(std::move(sink));
    return true;
}

void TileStream::setVisible(bool visible)
{
    visible_ = visible;
    if (current_) current_->setVisible(visible_);
    if (next_) next_->setVisible(visible_);
}

void TileStream::setDelay(std::chrono::milliseconds delay)
{
    delay_ = delay;
    if (current_) current_->setPresentationDelay(delay_);
    if (next_) next_->setPresentationDelay(delay_);
}

bool TileStream::poll()
{
    if (!current_) return false;
    if (next_ && next_->latestFrame()) current_ = std::exchange(next_, nullptr);
    const StreamPhase before = status_.phase;
    status_ = current_->status();
    auto newest = current_->latestFrame();
    const bool changed = newest != frame_ || status_.phase != before;
    if (newest) frame_ = std::move(newest);
    return changed;
}

}  // namespace pitwatch::ui
