#pragma once

#include <QHash>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <vector>

#include "records.h"

namespace pitwatch {

/// Jobs taken together, to be written in one transaction: alarms in the order of their last change.
struct JobBatch {
    std::vector<Alarm> alarms;
    std::vector<FactJob> facts;
    std::vector<MinuteJob> minutes;
    std::size_t size() const { return alarms.size() + facts.size() + minutes.size(); }
    bool empty() const { return size() == 0; }
};

struct JobBounds {
    std::size_t facts = 20'000;
    std::size_t minutes = 50'000;  ///< about a day of a region with thirty feeders
    std::size_t batch = 2'000;     ///< jobs per transaction
};

/// What waits for the writer thread. Safe from any thread.
///
/// Alarms are never dropped: a waiting alarm is replaced by its newer self (which holds all its transitions), so
/// there is one entry per alarm however often it changes. Facts and minutes are bounded; the oldest go first and are
/// counted.
class PendingJobs final {
public:
    explicit PendingJobs(JobBounds bounds = {}) : bounds_(bounds) {}

    void add(const Alarm& alarm);
    void add(FactJob fact);
    void add(MinuteJob minute);

    /// Waits until there is something, the time is over, or wake() was called; true when there is something.
    bool wait(std::chrono::milliseconds timeout);
    /// Waits until wake() was called or the time is over, whatever is there.
    void pause(std::chrono::milliseconds timeout);
    void wake();

    /// What was taken before counts as written now, unless it was given back.
    JobBatch take();
    /// Puts a batch that could not be written back in front. What came meanwhile is newer and wins.
    void giveBack(JobBatch batch);

    /// What waits, and what was taken and is not known to be written.
    std::size_t size() const;
    std::size_t dropped() const;

private:
    std::size_t sizeLocked() const { return alarms_.size() + facts_.size() + minutes_.size(); }
    void boundLocked();

    const JobBounds bounds_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    bool woken_ = false;
    std::deque<AlarmId> alarmOrder_;
    QHash<AlarmId, Alarm> alarms_;
    std::deque<FactJob> facts_;
    std::deque<MinuteJob> minutes_;
    std::size_t taken_ = 0;  ///< in the batch that is being written
    std::size_t dropped_ = 0;
};

}  // namespace pitwatch
