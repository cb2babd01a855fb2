#include "storewriter.h"

#include <core/logging.h>

#include "jobwriter.h"
#include "migrations.h"
#include "retention.h"
#include "storefile.h"

namespace pitwatch {

namespace {

constexpr std::chrono::milliseconds kIdleWait{1000};
constexpr Micros kThinningPause = std::chrono::hours(1);

/// Errors of the statement, not of the file: trying the same job again fails again.
bool isOurFault(const Error& error)
{
    return error.kind == ErrorKind::Internal;
}

}  // namespace

StoreWriter::StoreWriter(StoreSettings settings, const Clock& clock, QObject* parent)
    : QObject(parent),
      settings_(std::move(settings)),
      clock_(clock),
      jobs_(settings_.bounds),
      maximumBytes_(settings_.maximumBytes),
      retry_(settings_.firstRetry)
{
    qRegisterMetaType<StoreStatus>();
    status_.path = settings_.path;
    status_.since = clock_.now();
}

StoreWriter::~StoreWriter()
{
    stop();
}

void StoreWriter::start()
{
    if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
}

void StoreWriter::stop()
{
    if (!thread_.joinable()) return;
    for (MinuteJob& row : rollup_.takeAll()) jobs_.add(std::move(row));
    stopping_ = true;
    jobs_.wake();
    thread_.join();
}

void StoreWriter::alarmChanged(const Alarm& alarm)
{
    jobs_.add(alarm);
}

void StoreWriter::observed(const Observation& o)
{
    if (const auto* power = std::get_if<PowerBatch>(&o.body)) {
        rollup_.add(o.mine, o.observedAt, o.receivedAt, *power);
    } else if (const auto* event = std::get_if<AnalyticEvent>(&o.body)) {
        jobs_.add(StoredEvent{o.observedAt,
                              o.receivedAt,
                              {o.mine, event->camera},
                              event->kind,
                              event->value,
                              event->confidence,
                              event->image,
                              o.source});
    } else if (const auto* declaration = std::get_if<MineDeclaration>(&o.body)) {
        jobs_.add(
            StoredDeclaration{o.observedAt, o.receivedAt, o.mine, declaration->state, declaration->document, o.source});
    } else if (const auto* camera = std::get_if<CameraStatus>(&o.body)) {
        jobs_.add(CameraSeen{{o.mine, camera->camera}, o.receivedAt, camera->online, camera->reason});
    } else if (const auto* feed = std::get_if<FeedStatusChange>(&o.body)) {
        jobs_.add(FeedSeen{feed->feed, o.receivedAt, feed->silent, feed->reason});
    }
}

void StoreWriter::snapshotTaken(const SnapshotPtr& snapshot)
{
    rollup_.add(*snapshot);
    for (MinuteJob& row : rollup_.takeFinished()) jobs_.add(std::move(row));
}

void StoreWriter::rememberRegion(std::shared_ptr<const Region> region)
{
    jobs_.add(RegionNames{std::move(region)});
}

void StoreWriter::remember(FactJob job)
{
    jobs_.add(std::move(job));
}

StoreStatus StoreWriter::status() const
{
    const std::lock_guard lock(statusMutex_);
    StoreStatus status = status_;
    status.pending = jobs_.size();
    status.dropped = jobs_.dropped();
    return status;
}

void StoreWriter::moveDamagedAside()
{
    consent_ = true;
    jobs_.wake();
}

void StoreWriter::setMaximumBytes(qint64 bytes)
{
    maximumBytes_ = bytes;
    jobs_.wake();
}

void StoreWriter::run()
{
    while (!stopping_) {
        if (!database_) {
            openStore();
            if (!database_) continue;
        }
        if (jobs_.wait(kIdleWait) && !stopping_) jobs_.pause(settings_.gather);
        writePending();
        if (database_) thinOut();
    }
    finish();
}

void StoreWriter::openStore()
{
    const bool consent = consent_.exchange(false);
    // Looking again takes long on a large file and would not heal it.
    if (damaged_ && !consent) return jobs_.pause(settings_.longestRetry);
    if (damaged_) {
        const Result<QString> aside = moveStoreAside(settings_.path, clock_.now());
        if (!aside) return waitAfter(aside.error());
        qCWarning(logStore).noquote() << "the damaged store was moved to" << aside.value();
    }
    auto opened = openStoreForWriting(settings_.path);
    if (!opened) return waitAfter(opened.error());
    database_ = std::move(opened).value();
    appliedMaximumBytes_ = 0;
    damaged_ = false;
    if (!watching_)
        if (const Result<void> ended = endUnwatchedOutages(*database_); !ended) return waitAfter(ended.error());
    watching_ = true;
    {
        const std::lock_guard lock(statusMutex_);
        status_.schemaVersion = newestSchemaVersion();
    }
    recovered();
}

void StoreWriter::writePending()
{
    applySizeBound();
    while (database_) {
        JobBatch batch = jobs_.take();
        if (batch.empty()) return;
        const Result<void> done = writeBatch(*database_, batch);
        if (done) {
            recovered();
            continue;
        }
        if (isOurFault(done.error())) {
            writeOneByOne(std::move(batch));
            continue;
        }
        jobs_.giveBack(std::move(batch));
        return waitAfter(done.error());
    }
}

void StoreWriter::writeOneByOne(JobBatch batch)
{
    std::vector<JobBatch> single;
    for (Alarm& alarm : batch.alarms) single.push_back({{std::move(alarm)}, {}, {}});
    for (FactJob& fact : batch.facts) single.push_back({{}, {std::move(fact)}, {}});
    for (MinuteJob& minute : batch.minutes) single.push_back({{}, {}, {std::move(minute)}});
    for (std::size_t i = 0; i < single.size(); ++i) {
        const Result<void> done = writeBatch(*database_, single[i]);
        if (done) continue;
        if (!isOurFault(done.error())) {
            for (std::size_t left = single.size(); left-- > i;) jobs_.giveBack(std::move(single[left]));
            return waitAfter(done.error());
        }
        qCCritical(logStore).noquote() << "the store refused a job:" << done.error().text();
        const std::lock_guard lock(statusMutex_);
        ++status_.refused;
    }
    recovered();
}

void StoreWriter::thinOut()
{
    const UtcTime now = clock_.now();
    if (settings_.keepDays <= 0 || (nextThinning_ && now < *nextThinning_)) return;
    const Result<int> gone = deleteOlder(*database_, now - std::chrono::days(settings_.keepDays));
    if (!gone) return waitAfter(gone.error());
    if (gone.value() == 0) nextThinning_ = now + kThinningPause;
}

void StoreWriter::applySizeBound()
{
    const qint64 bytes = maximumBytes_;
    if (!database_ || bytes == appliedMaximumBytes_) return;
    const auto pageSize = database_->selectInteger(QStringLiteral("PRAGMA page_size"));
    if (!pageSize) return waitAfter(pageSize.error());
    // 4294967294 pages are SQLite's own bound.
    const qint64 pages = bytes > 0 ? std::max<qint64>(1, bytes / pageSize.value().value_or(4096)) : 4'294'967'294;
    const auto set = database_->execOnce(QStringLiteral("PRAGMA max_page_count=%1").arg(pages));
    if (!set) return waitAfter(set.error());
    appliedMaximumBytes_ = bytes;
}

void StoreWriter::waitAfter(const Error& error)
{
    damaged_ = damaged_ || error.kind == ErrorKind::InvalidInput;
    // A locked file or a full disk leaves the connection sound; after anything else a new one is tried.
    if (error.kind != ErrorKind::Exhausted && !(database_ && error.kind == ErrorKind::Unavailable)) database_.reset();
    setHealth(damaged_ ? StoreHealth::Damaged : StoreHealth::Waiting, error.text());
    if (stopping_) return;
    jobs_.pause(retry_);
    retry_ = std::min(retry_ * 2, settings_.longestRetry);
}

void StoreWriter::recovered()
{
    retry_ = settings_.firstRetry;
    {
        const std::lock_guard lock(statusMutex_);
        status_.lastWritten = clock_.now();
    }
    setHealth(StoreHealth::Ok, {});
}

void StoreWriter::finish()
{
    const auto deadline = std::chrono::steady_clock::now() + settings_.stopWithin;
    while (jobs_.size() > 0 && !damaged_ && std::chrono::steady_clock::now() < deadline) {
        if (!database_) openStore();
        if (database_) writePending();
        if (jobs_.size() > 0) jobs_.pause(settings_.firstRetry);
    }
    if (const std::size_t lost = jobs_.size(); lost > 0)
        qCCritical(logStore).noquote() << lost << "entries could not be stored before the end:" << status().message;
    if (database_)
        if (const Result<void> marked = markClosedCleanly(*database_); !marked)
            qCWarning(logStore).noquote() << marked.error().text();
    database_.reset();
    setHealth(StoreHealth::Stopped, {});
}

void StoreWriter::setHealth(StoreHealth health, const QString& message)
{
    bool changed = false;
    {
        const std::lock_guard lock(statusMutex_);
        if (status_.health == health && status_.message == message) return;
        changed = status_.health != health;
        if (changed) status_.since = clock_.now();
        status_.health = health;
        status_.message = message;
    }
    Q_EMIT statusChanged(status());
    // Said once, not with every attempt.
    if (!changed) return;
    if (health == StoreHealth::Waiting || health == StoreHealth::Damaged)
        qCWarning(logStore).noquote() << "the store cannot be written:" << message;
    else
        qCInfo(logStore) << "the store is" << (health == StoreHealth::Ok ? "writable" : "closed");
}

}  // namespace pitwatch
