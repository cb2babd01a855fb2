#include "minuteskeeper.h"

#include <QDir>
#include <QSaveFile>

#include <core/reason.h>
#include <core/logging.h>

#include "minutesfile.h"
#include "minuteslist.h"

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;

Error cannotWrite(const QSaveFile& file)
{
    const bool full = file.error() == QFileDevice::ResourceError || file.error() == QFileDevice::WriteError;
    return Error{full ? ErrorKind::Exhausted : ErrorKind::Permission, fileReason(file), file.fileName()};
}

Result<void> writeMinutes(const Minutes& minutes, const QString& path)
{
    const QByteArray document = writeMinutesDocument(minutes);
    if (document.size() > kMaximumMinutesBytes)
        return Error{ErrorKind::Exhausted,
                     u"found minutes of %1 bytes, expected at most %2"_s.arg(document.size()).arg(kMaximumMinutesBytes),
                     path};
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(document) == document.size() && file.commit()) return {};
    return cannotWrite(file);
}

}  // namespace

MinutesKeeper::MinutesKeeper(QString folder, Complaint complaint, std::chrono::milliseconds pause)
    : folder_(std::move(folder)), complaint_(std::move(complaint)), pause_(pause), thread_([this] { run(); })
{
}

MinutesKeeper::~MinutesKeeper()
{
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void MinutesKeeper::keep(Minutes minutes)
{
    {
        QString file = minutesFileName(minutes);
        const std::lock_guard lock(mutex_);
        pending_.insert_or_assign(std::move(file), std::move(minutes));
    }
    wake_.notify_all();
}

void MinutesKeeper::afterWriting(std::function<void()> job)
{
    {
        const std::lock_guard lock(mutex_);
        jobs_.push_back(std::move(job));
    }
    wake_.notify_all();
}

void MinutesKeeper::run()
{
    removeMinutesLeftovers(folder_);
    std::unique_lock lock(mutex_);
    bool last = false;
    while (!last) {
        wake_.wait(lock, [this] { return ending_ || !pending_.empty() || !jobs_.empty(); });
        last = ending_;
        Batch batch = std::exchange(pending_, {});
        Jobs jobs = std::exchange(jobs_, {});
        lock.unlock();
        Batch failed = writeAll(std::move(batch));
        perform(std::move(jobs));
        lock.lock();
        // Newer ones of the same file may have come meanwhile: they stay.
        pending_.merge(failed);
        if (!last) wake_.wait_for(lock, pause_, [this] { return ending_ || !jobs_.empty(); });
    }
}

void MinutesKeeper::perform(Jobs jobs)
{
    for (const auto& job : jobs)
        if (!ending_) job();
}

MinutesKeeper::Batch MinutesKeeper::writeAll(Batch batch)
{
    if (!batch.empty()) QDir().mkpath(folder_);
    Batch failed;
    for (auto& [file, minutes] : batch) {
        const Result<void> written = writeMinutes(minutes, QDir(folder_).filePath(file));
        if (written) {
            beContent(file);
            continue;
        }
        complain(file, written.error());
        failed.emplace(file, std::move(minutes));
    }
    return failed;
}

void MinutesKeeper::complain(const QString& file, const Error& error)
{
    if (!failing_.insert(file).second) return;
    qCWarning(logStore, "minutes cannot be kept: %s", qUtf8Printable(error.text()));
    complaint_(error);
}

void MinutesKeeper::beContent(const QString& file)
{
    if (failing_.erase(file) > 0 && failing_.empty()) complaint_(std::nullopt);
}

}  // namespace pitwatch
