#pragma once

#include <atomic>
#include <memory>
#include <thread>

#include <core/boundedqueue.h>

#include "observationlog.h"

namespace pitwatch {

/// Writes a log on a thread of its own. record() is safe from any thread and never blocks: when the disk is slower than
/// the feeds, entries beyond the bound are lost, counted and reported once. The destructor writes what is queued.
class ObservationRecorder {
public:
    explicit ObservationRecorder(std::unique_ptr<ObservationLogWriter> writer);
    ~ObservationRecorder();
    ObservationRecorder(const ObservationRecorder&) = delete;
    ObservationRecorder& operator=(const ObservationRecorder&) = delete;

    void record(LogEntry entry);
    /// Entries that are not in the log: no room in the queue, or the file refused them.
    std::uint64_t lost() const { return lost_; }

private:
    void run();
    void write(const LogEntry& entry);
    void lose(const QString& reason);

    std::unique_ptr<ObservationLogWriter> writer_;  ///< used by thread_ only
    BoundedQueue<LogEntry> queue_;
    std::atomic<qint64> queuedBytes_ = 0;
    std::atomic<std::uint64_t> lost_ = 0;
    std::atomic<bool> stopping_ = false;
    std::thread thread_;
};

}  // namespace pitwatch
