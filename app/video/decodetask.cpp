#include "decodetask.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace pitwatch {

using namespace std::chrono_literals;

namespace {
/// While catching up, a picture is shown at least this often.
constexpr auto kShowAtLeast = 100ms;
/// When the next packet is overdue by more than this, the picture before it is not worth scaling.
constexpr auto kOverdue = 250ms;
/// Waiting for a still at once; a hand cannot ask for more.
constexpr std::size_t kMostStills = 8;
/// Parts of a source are kept in 16 bits: finer than a pixel of any camera.
constexpr double kPartScale = 0xffff;

QRect evened(const QRectF& part, QSize size)
{
    // Chroma comes in pairs of pixels.
    const auto down = [](double v, int limit) { return std::clamp(int(v), 0, std::max(0, limit - 2)) & ~1; };
    const int left = down(part.left() * size.width(), size.width());
    const int top = down(part.top() * size.height(), size.height());
    const auto span = [](double v, int room) {
        return std::clamp(int(std::lround(v / 2)) * 2, std::min(2, room), room);
    };
    return {left, top, span(part.width() * size.width(), size.width() - left),
            span(part.height() * size.height(), size.height() - top)};
}
}  // namespace

DecodeTask::DecodeTask(std::shared_ptr<PacketQueue> queue, std::shared_ptr<StreamState> state,
                       const VideoLimits& limits, std::shared_ptr<const HardwareFinder> hardware, bool planes)
    : queue_(std::move(queue)),
      state_(std::move(state)),
      limits_(limits),
      planes_(planes),
      decoder_(limits.largestPicture, std::move(hardware)),
      progress_(MonoClock::now().time_since_epoch().count()),
      filter_(limits.stillPeriod, limits.queuePackets),
      damage_(limits.damaged),
      freeze_(limits.frozen)
{
}

std::optional<MonoTime> DecodeTask::run(MonoTime now)
{
    if (!visible()) return std::nullopt;
    const bool resuming = resuming_.load(std::memory_order_relaxed);
    const auto head = queue_->nextDue();
    if (head && !resuming && now - *head > limits_.late) queue_->skipToDueKey(now);
    auto packet = nextWanted(now);
    if (!packet) {
        resuming_.store(false, std::memory_order_relaxed);
        return queue_->nextDue();
    }
    run_ = packet->run;
    const auto sink = [&](const FrameDecoder::Picture& picture) { show(picture, now); };
    const bool decoded = decoder_.decode(*packet, sink);
    if (!decoded) {
        state_->decodeFailed();
        damage_.failed(now);
    }
    // Nothing follows soon that would push the picture out of a decoder that puts pictures in order.
    if (filter_.keyFollows()) decoder_.finish(sink);
    return queue_->nextDue();
}

/// The next due packet that the mode lets through; those before it are left out.
std::optional<MediaPacket> DecodeTask::nextWanted(MonoTime now)
{
    DecodeMode mode = mode_.load(std::memory_order_relaxed);
    // Whoever asks for a picture does not wait for the next of a tile that is a still itself.
    if (mode == DecodeMode::Still && stillWanted_.load(std::memory_order_relaxed)) mode = DecodeMode::KeysOnly;
    while (auto packet = queue_->popDue(now)) {
        if (filter_.take(*packet, mode, now)) return packet;
        progressed(now);
    }
    return std::nullopt;
}

void DecodeTask::setTargetSize(QSize size)
{
    const bool usable = size.width() > 0 && size.height() > 0;
    target_.store(usable ? quint64(size.width()) << 32 | quint64(size.height()) : 0, std::memory_order_relaxed);
}

void DecodeTask::setPart(const QRectF& part)
{
    const QRectF inside = part.intersected(QRectF(0, 0, 1, 1));
    quint64 packed = 0;
    if (!inside.isEmpty() && inside != QRectF(0, 0, 1, 1))
        for (const double value : {inside.left(), inside.top(), inside.width(), inside.height()})
            packed = packed << 16 | quint64(std::lround(value * kPartScale));
    part_.store(packed, std::memory_order_relaxed);
}

void DecodeTask::requestStill(StillSink sink)
{
    const std::lock_guard lock(stillMutex_);
    if (stills_.size() < kMostStills) stills_.push_back(std::move(sink));
    stillWanted_.store(true, std::memory_order_release);
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
    if (!picture.damaged && stillWanted_.exchange(false, std::memory_order_acquire)) deliverStills(picture);
    if (!fitToShow(picture, now) || !worthShowing(now)) return;
    watchFreeze(picture.frame, now);
    const QRect part = partOf(picture.frame);
    const QSize size = targetSize(part.size());
    std::shared_ptr<VideoFrame> frame = planes_ ? planesOf(picture, part, size) : nullptr;
    if (!frame) frame = imageOf(picture, part, size);
    if (!frame) {
        state_->decodeFailed();
        return;
    }
    frame->sequence = ++sequence_;
    shownAt_ = now;
    progressed(now);
    state_->publish(std::move(frame));
    state_->live(run_);
}

std::shared_ptr<VideoFrame> DecodeTask::planesOf(const FrameDecoder::Picture& picture, const QRect& part, QSize size)
{
    std::shared_ptr<VideoFrame> frame = pool_->takePlanes();
    if (!scaler_.scale(picture.frame, part, size, frame->yuv)) return nullptr;
    fillIn(*frame, picture, part);
    return frame;
}

std::shared_ptr<VideoFrame> DecodeTask::imageOf(const FrameDecoder::Picture& picture, const QRect& part, QSize size)
{
    std::shared_ptr<VideoFrame> frame = pool_->take(size);
    if (!frame || !scaler_.scale(picture.frame, part, frame->image)) return nullptr;
    fillIn(*frame, picture, part);
    return frame;
}

void DecodeTask::fillIn(VideoFrame& frame, const FrameDecoder::Picture& picture, const QRect& part) const
{
    frame.sourceSize = described_;
    frame.part = part;
    frame.capturedAt = picture.capturedAt;
    frame.decodedAt = state_->now();
}

void DecodeTask::deliverStills(const FrameDecoder::Picture& picture)
{
    std::vector<StillSink> sinks;
    {
        const std::lock_guard lock(stillMutex_);
        sinks.swap(stills_);
    }
    const QRect whole(QPoint(0, 0), described_);
    const std::shared_ptr<VideoFrame> frame = imageOf(picture, whole, whole.size());
    if (!frame) return;
    frame->sequence = sequence_ + 1;
    for (const StillSink& sink : sinks) sink(frame);
}

bool DecodeTask::fitToShow(const FrameDecoder::Picture& picture, MonoTime now)
{
    if (picture.damaged) state_->decodeFailed();
    const bool passes = damage_.passes(picture.damaged, picture.frame.key_frame != 0, now);
    if (damage_.damaged() != std::exchange(damaged_, damage_.damaged())) state_->setDamaged(damaged_);
    return passes;
}

bool DecodeTask::worthShowing(MonoTime now)
{
    if (!catchingUp(now) || now - shownAt_ > kShowAtLeast) return true;
    if (!resuming_.load(std::memory_order_relaxed)) state_->frameSkipped();
    return false;
}

void DecodeTask::watchFreeze(const AVFrame& frame, MonoTime now)
{
    if (resuming_.load(std::memory_order_relaxed)) freeze_.restart();
    if (freeze_.wants(now)) freeze_.add(now, pictureFingerprint(frame));
    const auto frozenFor = freeze_.frozenFor(now);
    if (frozenFor.has_value() == frozen_) return;
    frozen_ = frozenFor.has_value();
    state_->setFrozen(frozenFor ? std::optional(std::chrono::duration_cast<Micros>(*frozenFor)) : std::nullopt);
}

bool DecodeTask::catchingUp(MonoTime now) const
{
    const auto next = queue_->nextDue();
    return next && now - *next > kOverdue;
}

void DecodeTask::describe(const AVFrame& frame)
{
    const QSize size(frame.width, frame.height);
    const FrameDecoder::Maker& maker = decoder_.maker();
    if (size == described_ && maker.revision == describedMaker_) return;
    described_ = size;
    describedMaker_ = maker.revision;
    state_->decoding(decoder_.codecName(), maker, size);
}

QRect DecodeTask::partOf(const AVFrame& frame) const
{
    const QSize size(frame.width, frame.height);
    const quint64 part = part_.load(std::memory_order_relaxed);
    if (part == 0) return {QPoint(0, 0), size};
    const auto field = [part](int shift) { return double(part >> shift & 0xffffU) / kPartScale; };
    return evened({field(48), field(32), field(16), field(0)}, size);
}

QSize DecodeTask::targetSize(QSize part) const
{
    const quint64 target = target_.load(std::memory_order_relaxed);
    if (target == 0) return part;
    return {int(target >> 32), int(target & 0xffffffffU)};
}

}  // namespace pitwatch
