#include "recordingkeeper.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

#include <pthread.h>

#include <core/logging.h>

#include "recordingrecovery.h"

namespace pitwatch {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Recordings)
};

/// Rows looked at in one round; the next round takes the next.
constexpr int kOldest = 2000;

}  // namespace

RecordingKeeper::RecordingKeeper(Setup setup)
    : setup_(std::move(setup)), startedAt_(setup_.clock->now()), settings_(setup_.settings)
{
    thread_ = std::thread([this] { run(); });
}

RecordingKeeper::~RecordingKeeper()
{
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void RecordingKeeper::setSettings(const RecordingSettings& settings)
{
    {
        const std::lock_guard lock(mutex_);
        settings_ = settings;
        fresh_ = true;
    }
    changed_.notify_all();
}

RecordingKeeper::Figures RecordingKeeper::figures() const
{
    const std::lock_guard lock(mutex_);
    return figures_;
}

bool RecordingKeeper::stopping() const
{
    const std::lock_guard lock(mutex_);
    return stop_;
}

void RecordingKeeper::run()
{
    pthread_setname_np(pthread_self(), "keeper");
    while (!stopping()) {
        const Result<void> done = look();
        std::unique_lock lock(mutex_);
        const QString problem = done ? QString() : done.error().text();
        if (problem != figures_.problem && !problem.isEmpty() && !stop_)
            qCWarning(logVideo).noquote() << "recordings are not tidied:" << problem;
        figures_.problem = problem;
        changed_.wait_for(lock, setup_.every, [this] { return stop_ || fresh_; });
        fresh_ = false;
    }
}

Result<void> RecordingKeeper::look()
{
    auto reader = StoreReader::open(setup_.storePath);
    if (!reader) return reader.error();
    const Result<void> there = figures().recovered ? Result<void>() : recover(*reader.value());
    if (!there && there.error().kind != ErrorKind::NotFound) return there;
    const auto totals = reader.value()->recordingTotals();
    if (!totals) return totals.error();
    {
        const std::lock_guard lock(mutex_);
        figures_.totals = totals.value();
    }
    const Result<void> thinned = there ? thinOut(*reader.value(), {}, totals.value().bytes)
                                       // What this session writes needs room all the same, wherever it comes to lie.
                                       : thinOut(*reader.value(), startedAt_, 0);
    return there ? thinned : there;
}

Result<void> RecordingKeeper::recover(StoreReader& reader)
{
    RecordingRecovery recovery({setup_.directory, startedAt_, setup_.index, [this] { return stopping(); }});
    const Result<void> done = recovery.run(reader);
    const std::lock_guard lock(mutex_);
    figures_.takenIn += recovery.takenIn();
    figures_.setAside += recovery.setAside();
    figures_.recovered = done.ok();
    return done;
}

Result<void> RecordingKeeper::thinOut(StoreReader& reader, UtcTime since, qint64 recordedBytes)
{
    const auto oldest = reader.oldestSegments(kOldest, since);
    if (!oldest) return oldest.error();
    std::optional<RecordingSettings> settings;
    {
        const std::lock_guard lock(mutex_);
        settings = settings_;
    }
    if (!settings) return {};
    const std::optional<DiskSpace> space = setup_.space();
    if (!space)
        return Error{ErrorKind::Unavailable, Text::tr("the disk does not say how much room is left"), setup_.directory};
    const RecordingRetention retention(*settings);
    return eraseAll(retention.toDelete(oldest.value(), recordedBytes, *space, setup_.clock->now()));
}

/// Entries whose file is not there stay where it is the disk that is missing.
Result<void> RecordingKeeper::eraseAll(const std::vector<StoredSegment>& segments)
{
    const auto present = [root = QDir(setup_.directory)](const StoredSegment& segment) {
        return QFile::exists(root.filePath(segment.file));
    };
    const bool missing = !std::all_of(segments.begin(), segments.end(), present) &&
                         recordingsMissing(setup_.directory, startedAt_, figures().totals);
    for (const StoredSegment& segment : segments)
        if (!missing || present(segment)) erase(segment);
    return missing ? recordingsAreMissing(setup_.directory) : Result<void>();
}

void RecordingKeeper::erase(const StoredSegment& segment)
{
    const QString path = QDir(setup_.directory).filePath(segment.file);
    // The entry goes only with its file: what cannot be deleted still takes its room.
    if (QFile::exists(path) && !QFile::remove(path)) {
        qCWarning(logVideo).noquote() << "a recording cannot be deleted:" << path;
        return;
    }
    setup_.index(SegmentGone{segment.file});
    QDir().rmdir(QFileInfo(path).absolutePath());  // only when it is empty
}

}  // namespace pitwatch
