#include "decodepool.h"

#include <algorithm>

#include <pthread.h>

namespace pitwatch {

DecodePool::DecodePool(Options options) : options_(options)
{
    const int cores = std::max(1, int(std::thread::hardware_concurrency()));
    const int count = options_.threads > 0 ? options_.threads : cores;
    for (int i = 0; i < count; ++i) {
        workers_.push_back(std::make_unique<Worker>());
        workers_.back()->patience = options_.patience * i;
    }
    for (const auto& worker : workers_) worker->thread = std::thread([this, w = worker.get()] { work(*w); });
}

DecodePool::~DecodePool()
{
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        for (const auto& worker : workers_) worker->wake.notify_one();
    }
    for (const auto& worker : workers_) worker->thread.join();
}

void DecodePool::schedule(const std::shared_ptr<Task>& task, MonoTime due)
{
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    const auto known = std::find_if(entries_.begin(), entries_.end(), [&](const auto& e) { return e->task == task; });
    if (known == entries_.end())
        entries_.push_back(std::make_unique<Entry>(Entry{task, due}));
    else
        (*known)->due = (*known)->due ? std::min(*(*known)->due, due) : due;
    callHelpLocked();
}

LoadMeter::Figures DecodePool::load() const
{
    const std::lock_guard lock(mutex_);
    return load_.figures(MonoClock::now(), threads());
}

void DecodePool::work(Worker& self)
{
    pthread_setname_np(pthread_self(), "decode");
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        Entry* next = earliestLocked();
        const MonoTime now = MonoClock::now();
        if (next && *next->due + self.patience <= now) {
            runLocked(lock, *next, now);
            continue;
        }
        self.wakeAt = next ? onGrid(*next->due) + self.patience : MonoTime::max();
        if (next)
            self.wake.wait_until(lock, *self.wakeAt);
        else
            self.wake.wait(lock);
        self.wakeAt.reset();
    }
}

void DecodePool::runLocked(std::unique_lock<std::mutex>& lock, Entry& entry, MonoTime now)
{
    entry.running = true;
    const MonoTime due = *entry.due;
    entry.due.reset();
    callHelpLocked();
    std::shared_ptr<Task> task = entry.task;
    lock.unlock();
    std::optional<MonoTime> next = task->run(now);
    lock.lock();
    load_.ran(due, now, MonoClock::now());
    entry.running = false;
    // What is overdue queues up behind the others that are.
    if (next) next = std::max(*next, now);
    if (next) entry.due = entry.due ? std::min(*entry.due, *next) : *next;
    if (entry.due) {
        callHelpLocked();
        return;
    }
    std::erase_if(entries_, [&](const auto& e) { return e.get() == &entry; });
    // The task of a closed stream may end here, with its decoder: not while the other threads wait for the lock.
    lock.unlock();
    task.reset();
    lock.lock();
}

DecodePool::Entry* DecodePool::earliestLocked()
{
    Entry* earliest = nullptr;
    for (const auto& entry : entries_) {
        if (entry->running || !entry->due) continue;
        if (!earliest || *entry->due < *earliest->due) earliest = entry.get();
    }
    return earliest;
}

/// The most eager idle thread is told when it would sleep through the earliest due time.
void DecodePool::callHelpLocked()
{
    const Entry* next = earliestLocked();
    if (!next) return;
    for (const auto& worker : workers_) {
        if (!worker->wakeAt) continue;
        if (onGrid(*next->due) + worker->patience < *worker->wakeAt) worker->wake.notify_one();
        return;
    }
}

MonoTime DecodePool::onGrid(MonoTime due) const
{
    const auto since = due.time_since_epoch();
    const auto grid = std::chrono::duration_cast<MonoClock::duration>(options_.grid);
    if (grid.count() <= 0) return due;
    return MonoTime(((since + grid - MonoClock::duration(1)) / grid) * grid);
}

}  // namespace pitwatch
