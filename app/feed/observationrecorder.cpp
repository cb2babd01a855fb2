#include "observationrecorder.h"

#include <core/logging.h>

namespace pitwatch {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kQueuedEntries = 20'000;
constexpr qint64 kQueuedBytes = qint64{64} * 1024 * 1024;

}  // namespace

ObservationRecorder::ObservationRecorder(std::unique_ptr<ObservationLogWriter> writer)
    : writer_(std::move(writer)), queue_(kQueuedEntries, WhenFull::RejectNew), thread_([this] { run(); })
{
}

ObservationRecorder::~ObservationRecorder()
{
    stopping_ = true;
    queue_.close();
    thread_.join();
}

void ObservationRecorder::record(LogEntry entry)
{
    const qint64 size = entry.payload.size();
    if (queuedBytes_.fetch_add(size) + size <= kQueuedBytes && queue_.push(std::move(entry))) return;
    queuedBytes_ -= size;
    lose(u"the disk is slower than the feeds"_s);
}

void ObservationRecorder::run()
{
    bool unflushed = false;
    for (;;) {
        if (const std::optional<LogEntry> entry = queue_.pop(500ms)) {
            write(*entry);
            unflushed = true;
            continue;
        }
        if (unflushed && !writer_->flush()) lose(u"the log could not be written out"_s);
        unflushed = false;
        if (stopping_) return;
    }
}

void ObservationRecorder::write(const LogEntry& entry)
{
    queuedBytes_ -= entry.payload.size();
    const Result<void> written = writer_->append(entry);
    if (!written) lose(written.error().text());
}

void ObservationRecorder::lose(const QString& reason)
{
    if (lost_.fetch_add(1) == 0) qCWarning(logFeed).noquote() << "the observation log has gaps:" << reason;
}

}  // namespace pitwatch
