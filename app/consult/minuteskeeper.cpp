#include "minuteskeeper.h"

#include <QDir>
#include <QSaveFile>

#include <core/logging.h>

#include "minutesfile.h"
#include "minuteslist.h"

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;

Error cannotWrite(const QSaveFile& file)
{
    const bool full = file.error() == QFileDevice::ResourceError || file.error() == QFileDevice::WriteError;
    return Error{full ? ErrorKind::Exhausted : ErrorKind::Permission, file.errorString(), file.fileName()};
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

void MinutesKeeper::flush()
{
    std::unique_lock lock(mutex_);
    const quint64 mine = ++flushAsked_;
    wake_.notify_all();
    tried_.wait(lock, [this, mine] { return flushDone_ >= mine; });
}

void MinutesKeeper::run()
{
    removeMinutesLeftovers(folder_);
    std::unique_lock lock(mutex_);
    bool last = false;
    while (!last) {
        wake_.wait(lock, [this] { return ending_ || !pending_.empty() || flushDone_ < flushAsked_; });
        last = ending_;
        const quint64 asked = flushAsked_;
        write(lock);
        flushDone_ = asked;
        tried_.notify_all();
        if (!last) wake_.wait_for(lock, pause_, [this] { return ending_ || flushDone_ < flushAsked_; });
    }
}

void MinutesKeeper::write(std::unique_lock<std::mutex>& lock)
{
    Batch batch = std::exchange(pending_, {});
    lock.unlock();
    if (!batch.empty()) QDir().mkpath(folder_);
    Batch failed;
    for (auto& [file, minutes] : batch) {
        const Result<void> written = writeMinutes(minutes, QDir(folder_).filePath(file));
        if (written) {
            failing_.erase(file);
            continue;
        }
        complain(file, written.error());
        failed.emplace(file, std::move(minutes));
    }
    lock.lock();
    // Newer ones of the same file may have come meanwhile: they stay.
    pending_.merge(failed);
}

void MinutesKeeper::complain(const QString& file, const Error& error)
{
    if (!failing_.insert(file).second) return;
    qCWarning(logStore, "minutes cannot be kept: %s", qUtf8Printable(error.text()));
    complaint_(error);
}

}  // namespace pitwatch
