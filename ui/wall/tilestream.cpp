#include "tilestream.h"

#include <utility>

namespace pitwatch::ui {

namespace {

DecodeMode modeOf(QualityStep step)
{
    switch (step) {
        case QualityStep::Main:
        case QualityStep::Sub:
            return DecodeMode::Full;
        case QualityStep::KeysOnly:
            return DecodeMode::KeysOnly;
        case QualityStep::Still:
            return DecodeMode::Still;
    }
    return DecodeMode::Full;
}

}  // namespace

TileStream::TileStream(VideoEngine& engine, const Camera& camera, QString label, TileSinks sinks)
    : engine_(engine), camera_(camera), label_(std::move(label)), sinks_(std::move(sinks))
{
}

std::shared_ptr<VideoStream> TileStream::open(StreamQuality quality)
{
    StreamRequest request;
    request.url = quality == StreamQuality::Main || camera_.subUrl.isEmpty() ? camera_.mainUrl : camera_.subUrl;
    request.transport = camera_.transport;
    request.label = label_;
    request.sink = request.url == camera_.mainUrl ? sinks_.main : sinks_.sub;
    auto stream = engine_.open(request);
    applyTo(*stream);
    return stream;
}

void TileStream::applyTo(VideoStream& stream) const
{
    if (!size_.isEmpty()) stream.setTargetSize(size_);
    stream.setPart(part_);
    stream.setVisible(visible_ && !playback_);
    stream.setPresentationDelay(delay_);
    if (mode_ != DecodeMode::Full) stream.setDecodeMode(mode_);
}

void TileStream::setPictureSize(QSize devicePixels)
{
    size_ = devicePixels;
    if (current_) current_->setTargetSize(size_);
    if (next_) next_->setTargetSize(size_);
    if (playback_) playback_->setTargetSize(size_);
}

void TileStream::setPart(const QRectF& part)
{
    if (part == part_) return;
    part_ = part;
    if (!current_) return;
    current_->setPart(part_);
    if (next_) next_->setPart(part_);
    if (playback_) playback_->setPart(part_);
}

bool TileStream::requestStill(StillSink sink)
{
    if (!current_) return false;
    (playback_ ? playback_ : current_)->requestStill(std::move(sink));
    return true;
}

void TileStream::setQuality(QualityStep step)
{
    setMode(modeOf(step));
    const StreamQuality wanted = step == QualityStep::Main || !hasSub() ? StreamQuality::Main : StreamQuality::Sub;
    if (!current_) {
        current_ = open(wanted);
        shown_ = wanted;
    } else if (wanted == shown_) {
        next_.reset();
    } else if (wanted != wanted_) {
        next_ = open(wanted);
    }
    wanted_ = wanted;
}

void TileStream::setMode(DecodeMode mode)
{
    if (mode == mode_) return;
    mode_ = mode;
    if (current_) current_->setDecodeMode(mode_);
    if (next_) next_->setDecodeMode(mode_);
}

void TileStream::setVisible(bool visible)
{
    visible_ = visible;
    const bool live = visible_ && !playback_;
    if (current_) current_->setVisible(live);
    if (next_) next_->setVisible(live);
    if (playback_) playback_->setVisible(visible_);
}

void TileStream::setPlayback(std::shared_ptr<VideoStream> playback)
{
    playback_ = std::move(playback);
    if (playback_) {
        if (!size_.isEmpty()) playback_->setTargetSize(size_);
        playback_->setPart(part_);
    }
    // What is on the screen is of the other stream.
    frame_ = nullptr;
    setVisible(visible_);
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
    if (next_ && next_->latestFrame()) {
        current_ = std::exchange(next_, nullptr);
        shown_ = wanted_;
    }
    const StreamStatus before = std::exchange(status_, current_->status());
    auto newest = playback_ ? playback_->latestFrame() : current_->latestFrame();
    const bool changed = newest != frame_ || status_.phase != before.phase ||
                         status_.frozenSince != before.frozenSince || status_.damagedSince != before.damagedSince;
    if (newest) frame_ = std::move(newest);
    return changed;
}

}  // namespace pitwatch::ui
