#include "cliprecorder.h"

#include <QCoreApplication>

#include <algorithm>

#include <pthread.h>

#include <core/logging.h>

#include "clipjob.h"

namespace pitwatch {

namespace {

using namespace std::chrono_literals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Clips)
};

/// How often the rings are looked at: they hold a minute, so that a slow disk has as long.
constexpr auto kLook = 200ms;
constexpr std::size_t kMostCameras = 64;
/// What waits is begun beyond the bound when its beginning is this old: soon the rings lose it.
constexpr Micros kOldest = 45s;
constexpr std::size_t kMoments = 64;

void log(const ClipNews& news)
{
    for (const QString& problem : news.problems) qCWarning(logVideo).noquote() << "evidence clip:" << problem;
    if (news.state == ClipState::Done)
        qCInfo(logVideo).noquote() << "evidence clip written:" << news.files.join(QStringLiteral(", "));
}

}  // namespace

ClipRecorder::ClipRecorder(Setup setup, Report report) : setup_(std::move(setup)), report_(std::move(report))
{
    thread_ = std::thread([this] { run(); });
}

ClipRecorder::~ClipRecorder()
{
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

Result<int> ClipRecorder::start(ClipRequest request)
{
    if (request.cameras.empty() || request.cameras.size() > kMostCameras)
        return Error{ErrorKind::InvalidInput, Text::tr("a clip has 1 to %1 cameras").arg(kMostCameras), {}};
    if (request.before < 0us || request.after < 0us || request.to() - request.from() > kLongestClip)
        return Error{ErrorKind::InvalidInput, Text::tr("a clip is at most 10 minutes long"), {}};
    ClipNews news{0, ClipState::Recording, request, {}, {}};
    QString name;
    {
        const std::lock_guard lock(mutex_);
        std::size_t& running = runningLocked(request);
        if (running >= setup_.mostRequests + (request.alarm ? setup_.mostWaiting : 0))
            return Error{ErrorKind::Exhausted, Text::tr("%1 clips are being written already").arg(running), {}};
        news.number = ++number_;
        ++running;
        name = nameLocked(request.at);
    }
    if (report_) report_(news);
    {
        const std::lock_guard lock(mutex_);
        const auto place = request.alarm ? new_.end() : new_.begin();
        new_.insert(place, std::make_unique<ClipJob>(setup_, std::move(request), news.number, name));
    }
    wake_.notify_all();
    return news.number;
}

std::size_t& ClipRecorder::runningLocked(const ClipRequest& request)
{
    return request.alarm ? byRule_ : byHand_;
}

/// The time of the moment; two alarms of the same moment write different files.
QString ClipRecorder::nameLocked(UtcTime at)
{
    const auto same = std::count(moments_.begin(), moments_.end(), at);
    moments_.push_back(at);
    if (moments_.size() > kMoments) moments_.pop_front();
    const QString name = toDateTime(at, setup_.region->timezone).toString(QStringLiteral("HHmmss-zzz"));
    return same == 0 ? name : name + QStringLiteral("_%1").arg(same + 1);
}

/// As many as may be written at a time, and those that can wait no longer; all at the end, so that each keeps what
/// there is.
void ClipRecorder::takeNewLocked(std::vector<std::unique_ptr<ClipJob>>& jobs)
{
    const UtcTime now = setup_.clock->now();
    for (auto job = new_.begin(); job != new_.end();) {
        const bool old = now - (*job)->request().from() > kOldest;
        if (!stop_ && !old && jobs.size() >= setup_.mostRequests) {
            ++job;
            continue;
        }
        jobs.push_back(std::move(*job));
        job = new_.erase(job);
    }
}

void ClipRecorder::run()
{
    pthread_setname_np(pthread_self(), "evidence");
    std::vector<std::unique_ptr<ClipJob>> jobs;
    bool stopping = false;
    while (!stopping) {
        {
            std::unique_lock lock(mutex_);
            const auto woken = [&] { return stop_ || (!new_.empty() && jobs.size() < setup_.mostRequests); };
            if (jobs.empty())
                wake_.wait(lock, woken);
            else
                wake_.wait_for(lock, kLook, woken);
            takeNewLocked(jobs);
            stopping = stop_;
        }
        for (auto& job : jobs) {
            if (!job->advance(setup_.clock->now()) && !stopping) continue;
            const ClipNews news = job->finish();
            job.reset();
            log(news);
            if (report_) report_(news);
            const std::lock_guard lock(mutex_);
            --runningLocked(news.request);
        }
        std::erase(jobs, nullptr);
    }
}

}  // namespace pitwatch
