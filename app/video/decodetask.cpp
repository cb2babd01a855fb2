#include "decodetask.h"

namespace pitwatch {

using namespace std::chrono_literals;

namespace {
/// While catching up, a picture is shown at least this often.
constexpr auto kShowAtLeast = 100ms;
/// When the next packet is overdue by more than this, the picture before it is not worth scaling.
constexpr auto kOverdue = 250ms;
}  // namespace

DecodeTask::DecodeTask(std::shared_ptr<PacketQueue> queue, std::shared_ptr<StreamState> state,
                       const VideoLimits& limits)
    : queue_(std::move(queue)),
      state_(std::move(state)),
      limits_(limits),
      decoder_(limits.largestPicture),
      progress_(MonoClock::now().time_since_epoch().count())
{
}

std::optional<MonoTime> DecodeTask::run(MonoTime now)
{
    if (!visible()) return std::nullopt;
    const bool resuming = resuming_.load(std::memory_order_relaxed);
    const auto head = queue_->nextDue();
    if (head && !resuming && now - *head > limits_.late) queue_->skipToDueKey(now);
    auto packet = queue_->popDue(now);
    if (!packet) {
        resuming_.store(false, std::memory_order_relaxed);
        return queue_->nextDue();
    }
    run_ = packet->run;
    const bool decoded = decoder_.decode(*packet, [&](const FrameDecoder::Picture& picture) { show(picture, now); });
    if (!decoded) state_->decodeFailed();
    return queue_->nextDue();
}

void DecodeTask::setTargetSize(QSize size)
{
    const bool usable = size.width() > 0 && size.height() > 0;
    target_.store(usable ? quint64(size.width()) << 32 | quint64(size.height()) : 0, std::memory_order_relaxed);
}

void DecodeTask::setVisible(bool visible)
{
    if (visible) {
        progressed(MonoClock::now());
        resuming_.store(true, std::memory_order_relaxed);
    }
    visible_.store(visible, std::memory_order_relaxed);
}

void DecodeTask::show(const FrameDecoder::Picture& picture, MonoTime now)
{
    describe(picture.frame);
    if (!worthShowing(picture, now)) return;
    std::shared_ptr<VideoFrame> frame = pool_->take(targetSize(picture.frame));
    if (!frame || !scaler_.scale(picture.frame, frame->image)) {
        state_->decodeFailed();
        return;
    }
    frame->sourceSize = described_;
    frame->capturedAt = picture.capturedAt;
    frame->decodedAt = state_->now();
    frame->sequence = ++sequence_;
    shownAt_ = now;
    progressed(now);
    state_->publish(std::move(frame));
    state_->live(run_);
}

bool DecodeTask::worthShowing(const FrameDecoder::Picture& picture, MonoTime now)
{
    if (picture.damaged) {
        state_->decodeFailed();
        // The last good picture stays, but not for so long that it would pass for the present.
        if (goodAt_ != MonoTime{} && now - goodAt_ < limits_.damaged) return false;
    } else {
        goodAt_ = now;
    }
    if (!catchingUp(now) || now - shownAt_ > kShowAtLeast) return true;
    if (!resuming_.load(std::memory_order_relaxed)) state_->frameSkipped();
    return false;
}

bool DecodeTask::catchingUp(MonoTime now) const
{
    const auto next = queue_->nextDue();
    return next && now - *next > kOverdue;
}

void DecodeTask::describe(const AVFrame& frame)
{
    const QSize size(frame.width, frame.height);
    if (size == described_) return;
    described_ = size;
    state_->decoding(decoder_.codecName(), QStringLiteral("software"), size);
}

QSize DecodeTask::targetSize(const AVFrame& frame) const
{
    const quint64 target = target_.load(std::memory_order_relaxed);
    if (target == 0) return {frame.width, frame.height};
    return {int(target >> 32), int(target & 0xffffffffU)};
}

}  // namespace pitwatch
