#include "pendingjobs.h"

#include <algorithm>
#include <iterator>

namespace pitwatch {

namespace {

template <typename T>
std::vector<T> takeFront(std::deque<T>& queue, std::size_t maximum)
{
    const auto count = static_cast<std::ptrdiff_t>(std::min(queue.size(), maximum));
    std::vector<T> taken(std::make_move_iterator(queue.begin()), std::make_move_iterator(queue.begin() + count));
    queue.erase(queue.begin(), queue.begin() + count);
    return taken;
}

template <typename T>
std::size_t trim(std::deque<T>& queue, std::size_t bound)
{
    if (queue.size() <= bound) return 0;
    const std::size_t excess = queue.size() - bound;
    queue.erase(queue.begin(), queue.begin() + static_cast<std::ptrdiff_t>(excess));
    return excess;
}

}  // namespace

void PendingJobs::add(const Alarm& alarm)
{
    {
        const std::lock_guard lock(mutex_);
        if (!alarms_.contains(alarm.id)) alarmOrder_.push_back(alarm.id);
        alarms_.insert(alarm.id, alarm);
    }
    changed_.notify_one();
}

void PendingJobs::add(FactJob fact)
{
    {
        const std::lock_guard lock(mutex_);
        facts_.push_back(std::move(fact));
        boundLocked();
    }
    changed_.notify_one();
}

void PendingJobs::add(MinuteJob minute)
{
    {
        const std::lock_guard lock(mutex_);
        minutes_.push_back(std::move(minute));
        boundLocked();
    }
    changed_.notify_one();
}

bool PendingJobs::wait(std::chrono::milliseconds timeout)
{
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, timeout, [this] { return woken_ || sizeLocked() > 0; });
    woken_ = false;
    return sizeLocked() > 0;
}

void PendingJobs::pause(std::chrono::milliseconds timeout)
{
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, timeout, [this] { return woken_; });
    woken_ = false;
}

void PendingJobs::wake()
{
    {
        const std::lock_guard lock(mutex_);
        woken_ = true;
    }
    changed_.notify_all();
}

JobBatch PendingJobs::take()
{
    const std::lock_guard lock(mutex_);
    JobBatch batch;
    for (const AlarmId& id : takeFront(alarmOrder_, bounds_.batch)) batch.alarms.push_back(alarms_.take(id));
    batch.facts = takeFront(facts_, bounds_.batch - batch.size());
    batch.minutes = takeFront(minutes_, bounds_.batch - batch.size());
    taken_ = batch.size();
    return batch;
}

void PendingJobs::giveBack(JobBatch batch)
{
    const std::lock_guard lock(mutex_);
    taken_ = 0;
    for (auto alarm = batch.alarms.rbegin(); alarm != batch.alarms.rend(); ++alarm) {
        if (alarms_.contains(alarm->id)) continue;
        alarmOrder_.push_front(alarm->id);
        alarms_.insert(alarm->id, std::move(*alarm));
    }
    facts_.insert(facts_.begin(), std::make_move_iterator(batch.facts.begin()),
                  std::make_move_iterator(batch.facts.end()));
    minutes_.insert(minutes_.begin(), std::make_move_iterator(batch.minutes.begin()),
                    std::make_move_iterator(batch.minutes.end()));
    boundLocked();
}

std::size_t PendingJobs::size() const
{
    const std::lock_guard lock(mutex_);
    return sizeLocked() + taken_;
}

std::size_t PendingJobs::dropped() const
{
    const std::lock_guard lock(mutex_);
    return dropped_;
}

void PendingJobs::boundLocked()
{
    dropped_ += trim(facts_, bounds_.facts);
    dropped_ += trim(minutes_, bounds_.minutes);
}

}  // namespace pitwatch
