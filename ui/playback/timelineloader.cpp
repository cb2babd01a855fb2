#include "timelineloader.h"

#include <algorithm>
#include <tuple>

#include <store/asyncreader.h>

namespace pitwatch::ui {

using namespace std::chrono_literals;

namespace {

constexpr auto kSettle = 120ms;
constexpr auto kAgain = 5s;

/// A screen's width on both sides is looked up too, so that panning finds something.
Period wide(const Period& period)
{
    const Micros length = period.to - period.from;
    return {period.from - length, period.to + length};
}

}  // namespace

TimelineLoader::TimelineLoader(AsyncReader* history, std::shared_ptr<PlaybackSource> source, QObject* parent)
    : QObject(parent), history_(history), source_(std::move(source))
{
    pool_.setMaxThreadCount(2);
    settle_.setSingleShot(true);
    settle_.setInterval(kSettle);
    again_.setInterval(kAgain);
    connect(&settle_, &QTimer::timeout, this, &TimelineLoader::look);
    connect(&again_, &QTimer::timeout, this, &TimelineLoader::look);
}

TimelineLoader::~TimelineLoader()
{
    pool_.clear();
    pool_.waitForDone();
}

void TimelineLoader::show(const std::vector<CameraKey>& cameras, const Period& period)
{
    cameras_ = cameras;
    period_ = period;
    if (active_) settle_.start();
}

void TimelineLoader::setActive(bool active)
{
    active_ = active;
    if (active) {
        settle_.start();
        again_.start();
    } else {
        settle_.stop();
        again_.stop();
    }
}

void TimelineLoader::refresh()
{
    if (active_) settle_.start();
}

void TimelineLoader::look()
{
    if (period_.to <= period_.from) return;
    // A slow recorder must not be asked faster than it answers.
    if (waiting_ > 0) {
        settle_.start();
        return;
    }
    ++round_;
    const Period period = wide(period_);
    content_.period = period;
    std::erase_if(content_.coverage, [this](const auto& entry) {
        return std::find(cameras_.begin(), cameras_.end(), entry.first) == cameras_.end();
    });
    for (const CameraKey& camera : cameras_) lookForCoverage(camera, period);
    lookForMarks(period);
}

void TimelineLoader::lookForCoverage(const CameraKey& camera, const Period& period)
{
    if (!source_) return;
    ++waiting_;
    pool_.start([this, source = source_, camera, period] {
        auto spans = source->coverage(camera, period);
        QMetaObject::invokeMethod(this, [this, camera, spans = std::move(spans)] {
            if (spans)
                content_.coverage[camera] = {spans.value(), {}, true};
            else
                content_.coverage[camera].problem = spans.error().text();
            answered();
        });
    });
}

void TimelineLoader::lookForMarks(const Period& period)
{
    if (!history_) return;
    using Marks = std::pair<std::vector<Alarm>, std::vector<Bookmark>>;
    ++waiting_;
    history_->read<Marks>(
        this,
        [period](StoreReader& store) -> Result<Marks> {
            auto alarms = store.alarms(period);
            if (!alarms) return alarms.error();
            auto bookmarks = store.bookmarks(period);
            if (!bookmarks) return bookmarks.error();
            return Marks{std::move(alarms).value(), std::move(bookmarks).value()};
        },
        [this](Result<Marks> marks) {
            if (marks) std::tie(content_.alarms, content_.bookmarks) = std::move(marks).value();
            answered();
        });
}

void TimelineLoader::answered()
{
    --waiting_;
    Q_EMIT changed();
}

}  // namespace pitwatch::ui
