#include "replaytask.h"

#include <algorithm>
#include <cmath>

namespace pitwatch {

namespace {

using namespace std::chrono_literals;

/// One run takes no longer, so that several replays share the threads.
constexpr auto kSlice = 60ms;
/// At the end of what there is: how soon to look for more.
constexpr auto kLookAgain = 40ms;

/// Within the picture, left and top even, as the scaler wants it.
QRect pixels(const QRectF& part, QSize picture)
{
    const QRect all(QPoint(0, 0), picture);
    if (part.isEmpty()) return all;
    const int left = int(part.left() * picture.width()) & ~1;
    const int top = int(part.top() * picture.height()) & ~1;
    const QSize size(std::max(2, int(std::lround(part.width() * picture.width()))),
                     std::max(2, int(std::lround(part.height() * picture.height()))));
    return QRect(QPoint(left, top), size).intersected(all);
}

}  // namespace

ReplayTask::ReplayTask(const RingShelf& shelf, const CameraKey& camera, std::shared_ptr<ReplayClock> position,
                       const Clock& clock, Generation generation)
    : position_(std::move(position)), clock_(clock), generation_(std::move(generation)), reader_(shelf, camera)
{
    status_.phase = StreamPhase::Connecting;
    status_.phaseSince = clock_.now();
    status_.transport = QStringLiteral("replay");
    status_.decoder = QStringLiteral("software");
}

std::optional<MonoTime> ReplayTask::run(MonoTime now)
{
    if (!running()) return std::nullopt;
    const ReplayClock::Reading reading = position_->read(now);
    if (reading.seeks != seeks_) {
        seeks_ = reading.seeks;
        seeking_ = true;
        reader_.seek(reading.at);
    }
    if (!decodeTo(reading.at, now + kSlice)) return now;  // the others first
    showNewest(reading.at);
    return nextRun(reading, now);
}

/// False when the time was not enough.
bool ReplayTask::decodeTo(UtcTime position, MonoTime until)
{
    auto& pictures = reader_.pictures();
    while (pictures.empty() || pictures.back().at <= position) {
        if (!reader_.advance()) return true;
        // Those that will not be shown need not be kept.
        while (pictures.size() > 1 && pictures[1].at <= position) pictures.pop_front();
        if (MonoClock::now() > until) return false;
    }
    return true;
}

void ReplayTask::showNewest(UtcTime position)
{
    auto& pictures = reader_.pictures();
    const View view = takeView();
    // After a seek to before the first picture, the first one stands for it.
    const bool due = !pictures.empty() && (pictures.front().at <= position || seeking_);
    if (due) {
        shown_ = std::move(pictures.front());
        pictures.pop_front();
        seeking_ = false;
        const std::lock_guard lock(mutex_);
        ++status_.framesDecoded;
    }
    if (shown_.frame && (due || view.changed)) publish(shown_, view);
}

std::optional<MonoTime> ReplayTask::nextRun(const ReplayClock::Reading& reading, MonoTime now) const
{
    const auto& pictures = reader_.pictures();
    if (reading.paused) return seeking_ ? std::optional(now + kLookAgain) : std::nullopt;
    if (pictures.empty()) return now + kLookAgain;
    return position_->when(pictures.front().at);
}

ReplayTask::View ReplayTask::takeView()
{
    const std::lock_guard lock(mutex_);
    View view = view_;
    view_.changed = false;
    if (shown_.frame || !reader_.pictures().empty()) view_.stills.clear();
    return view;
}

void ReplayTask::publish(const ReplayReader::Picture& picture, const View& view)
{
    const QSize whole(picture.frame->width, picture.frame->height);
    const QRect part = pixels(view.part, whole);
    const auto frame = makeFrame(picture, part, view.size.isEmpty() ? part.size() : view.size);
    if (!view.stills.empty())
        if (const auto still = makeFrame(picture, QRect(QPoint(0, 0), whole), whole))
            for (const StillSink& sink : view.stills) sink(still);
    if (!frame) return;
    {
        const std::lock_guard lock(mutex_);
        latest_ = frame;
        shownAt_ = picture.at;
        status_.phase = StreamPhase::Live;
        status_.codec = reader_.codecName();
        status_.sourceSize = whole;
        status_.lastFrameAt = frame->decodedAt;
    }
    generation_->fetch_add(1, std::memory_order_release);
}

std::shared_ptr<VideoFrame> ReplayTask::makeFrame(const ReplayReader::Picture& picture, const QRect& part, QSize size)
{
    std::shared_ptr<VideoFrame> frame = frames_->take(size);
    if (!frame || !scaler_.scale(*picture.frame, part, frame->image)) return nullptr;
    frame->sourceSize = QSize(picture.frame->width, picture.frame->height);
    frame->part = part;
    frame->capturedAt = picture.captured ? std::optional(picture.at) : std::nullopt;
    frame->decodedAt = clock_.now();
    frame->sequence = ++sequence_;
    return frame;
}

void ReplayTask::setTargetSize(QSize size)
{
    const std::lock_guard lock(mutex_);
    view_.changed = view_.changed || view_.size != size;
    view_.size = size;
}

void ReplayTask::setPart(const QRectF& part)
{
    const QRectF inside = part.intersected(QRectF(0, 0, 1, 1));
    const std::lock_guard lock(mutex_);
    view_.changed = view_.changed || view_.part != inside;
    view_.part = inside;
}

void ReplayTask::requestStill(StillSink sink)
{
    constexpr std::size_t kMostStills = 8;
    const std::lock_guard lock(mutex_);
    if (view_.stills.size() < kMostStills) view_.stills.push_back(std::move(sink));
    view_.changed = true;
}

std::shared_ptr<const VideoFrame> ReplayTask::latestFrame() const
{
    const std::lock_guard lock(mutex_);
    return latest_;
}

std::optional<UtcTime> ReplayTask::shownAt() const
{
    const std::lock_guard lock(mutex_);
    return shownAt_;
}

StreamStatus ReplayTask::status() const
{
    const std::lock_guard lock(mutex_);
    return status_;
}

}  // namespace pitwatch
