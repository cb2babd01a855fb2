#include "playbacktrack.h"

#include <pthread.h>

namespace pitwatch {

using namespace std::chrono_literals;

namespace {

constexpr std::int64_t kLargestPicture = 64'000'000;
/// Above this speed only key pictures are decoded.
constexpr double kKeysOnlyAbove = 4;
/// Forward steps up to this far are decoded on; farther ones begin at a key picture.
constexpr Micros kNear = 2s;
/// A hole shorter than this between two files is none.
constexpr Micros kHold = 500ms;
constexpr auto kLookForMore = 1s;
constexpr auto kIdle = 5s;
constexpr auto kTryAgain = 3s;
/// At most so many pictures wait for their time.
constexpr std::size_t kAhead = 2;

}  // namespace

PlaybackTrack::PlaybackTrack(Setup setup) : setup_(std::move(setup)), decoder_(kLargestPicture)
{
    thread_ = std::thread([this] { run(); });
}

PlaybackTrack::~PlaybackTrack()
{
    cancelled_->store(true);
    {
        const std::lock_guard lock(mutex_);
        fresh_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void PlaybackTrack::follow(const PlaybackClock& clock, int jump)
{
    {
        const std::lock_guard lock(mutex_);
        order_.clock = clock;
        order_.jump = jump;
        fresh_ = true;
    }
    changed_.notify_all();
}

void PlaybackTrack::setTargetSize(QSize size)
{
    {
        const std::lock_guard lock(mutex_);
        if (order_.size == size) return;
        order_.size = size;
        fresh_ = true;
    }
    changed_.notify_all();
}

PlaybackPicture PlaybackTrack::picture() const
{
    const std::lock_guard lock(mutex_);
    return picture_;
}

void PlaybackTrack::run()
{
    pthread_setname_np(pthread_self(), "playback");
    std::optional<MonoTime> due;
    while (const auto order = await(due)) due = show(*order, MonoClock::now());
    reader_.reset();
}

/// Nothing when the track ends.
std::optional<PlaybackTrack::Order> PlaybackTrack::await(std::optional<MonoTime> due)
{
    std::unique_lock lock(mutex_);
    const auto ready = [this] { return fresh_; };
    if (due)
        changed_.wait_until(lock, *due, ready);
    else
        changed_.wait(lock, ready);
    fresh_ = false;
    if (*cancelled_) return std::nullopt;
    return order_;
}

std::optional<MonoTime> PlaybackTrack::show(const Order& order, MonoTime now)
{
    const UtcTime time = order.clock.at(now);
    const bool keysOnly = order.clock.playing() && order.clock.rateAt(now) > kKeysOnlyAbove;
    const bool modeChanged = std::exchange(keysOnly_, keysOnly) != keysOnly;
    const bool jumped = jump_ != order.jump;
    jump_ = order.jump;
    // Far behind: what lies between would only be thrown away.
    const bool late = !keysOnly && shown_ && time < shown_->until && time - shown_->at > kNear;
    if ((jumped && !near(time)) || (modeChanged && !keysOnly) || late || error_) reposition(time);
    if (reader_) reader_->setKeysOnly(keysOnly);
    // What another device lacks does not come while we wait: each look would be another session with it.
    const bool rests = ended_ && !jumped && !order.clock.playing() && reader_ && reader_->remote();
    if (ended_ && !rests) reposition(time);
    advance(time);
    publish(order, time);
    if (error_) return now + kTryAgain;
    if (!order.clock.playing()) return pausedUntil(now);
    if (ahead_.empty()) return now + kLookForMore;
    MonoTime due = order.clock.when(ahead_.front().at);
    if (shown_ && shown_->until + kHold > time) due = std::min(due, order.clock.when(shown_->until + kHold));
    return due;
}

/// When to look again while the time stands.
std::optional<MonoTime> PlaybackTrack::pausedUntil(MonoTime now)
{
    const bool remote = reader_ && reader_->remote();
    if (remote) reader_->idle();
    if (ended_ && !remote) return now + kLookForMore;
    return remote && !ended_ ? std::optional(now + kIdle) : std::nullopt;
}

/// Whether decoding on leads to this time soon.
bool PlaybackTrack::near(UtcTime time) const
{
    return reader_ && !ended_ && shown_ && time >= shown_->at && time - shown_->at < kNear;
}

void PlaybackTrack::reposition(UtcTime time)
{
    error_.reset();
    ended_ = false;
    shown_.reset();
    ahead_.clear();
    if (!reader_) {
        auto reader = setup_.source->open(setup_.camera, cancelled_);
        if (!reader) return fail(reader.error());
        reader_ = std::move(reader).value();
    }
    reader_->setKeysOnly(keysOnly_);
    if (const Result<void> done = reader_->seek(time); !done) fail(done.error());
}

/// Until a picture behind this time is there, or none is to be had.
void PlaybackTrack::advance(UtcTime time)
{
    while (!error_ && !*cancelled_) {
        while (!ahead_.empty() && ahead_.front().at <= time) {
            shown_ = std::move(ahead_.front());
            ahead_.pop_front();
        }
        if (!ahead_.empty() || !decodeMore()) return;
    }
}

bool PlaybackTrack::decodeMore()
{
    auto packet = reader_->next();
    if (!packet) {
        fail(packet.error());
        return false;
    }
    if (!packet.value()) {
        ended_ = true;
        return false;
    }
    until_ = packet.value()->until;
    decoder_.decode(packet.value()->media, [this](const FrameDecoder::Picture& picture) { adopt(picture); });
    return true;
}

void PlaybackTrack::adopt(const FrameDecoder::Picture& picture)
{
    if (picture.damaged || !picture.capturedAt) return;
    FramePtr frame(av_frame_clone(&picture.frame));
    if (!frame) return;
    ahead_.push_back({std::move(frame), *picture.capturedAt, std::max(until_, *picture.capturedAt)});
    if (ahead_.size() > kAhead + 64) ahead_.pop_front();  // a decoder that gives more than it gets
}

void PlaybackTrack::publish(const Order& order, UtcTime time)
{
    PlaybackPicture next;
    next.jump = order.jump;
    if (!ahead_.empty()) next.following = ahead_.front().at;
    if (error_) {
        next.phase = PlaybackPhase::Failed;
        next.reason = error_->text();
    } else if (!shown_ || time >= shown_->until + kHold) {
        next.phase = PlaybackPhase::Gap;
    } else {
        next.phase = PlaybackPhase::Picture;
        const bool same = published_ == shown_->at && publishedSize_ == order.size;
        next.frame = same ? picture().frame : nullptr;
        if (!next.frame) next.frame = scaled(*shown_, order.size);
        published_ = shown_->at;
        publishedSize_ = order.size;
    }
    {
        const std::lock_guard lock(mutex_);
        picture_ = std::move(next);
    }
    setup_.generation->fetch_add(1, std::memory_order_release);
}

std::shared_ptr<VideoFrame> PlaybackTrack::scaled(const Decoded& picture, QSize size)
{
    const QSize source(picture.frame->width, picture.frame->height);
    std::shared_ptr<VideoFrame> frame = pool_->take(size.isEmpty() ? source : size);
    if (!frame || !scaler_.scale(*picture.frame, frame->image)) return nullptr;
    frame->sourceSize = source;
    frame->capturedAt = picture.at;
    frame->decodedAt = picture.at;
    frame->sequence = ++sequence_;
    return frame;
}

void PlaybackTrack::fail(const Error& error)
{
    error_ = error;
    reader_.reset();
}

}  // namespace pitwatch
