#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace pitwatch {

/// What push() does when the queue is full.
enum class WhenFull { DropOldest, RejectNew };

/// A queue with a bound, for handing values from one thread to another. All members are safe from any thread.
/// close() wakes every waiter; afterwards pop() drains what is left and push() is refused.
template <typename T>
class BoundedQueue {
public:
    BoundedQueue(std::size_t capacity, WhenFull whenFull) : capacity_(capacity), whenFull_(whenFull) {}
    BoundedQueue(const BoundedQueue&) = delete;
    BoundedQueue& operator=(const BoundedQueue&) = delete;

    /// False when the value was not taken (closed, or full and RejectNew).
    bool push(T value)
    {
        {
            const std::lock_guard lock(mutex_);
            if (closed_) return false;
            if (items_.size() >= capacity_) {
                ++dropped_;
                if (whenFull_ == WhenFull::RejectNew) return false;
                items_.pop_front();
            }
            items_.push_back(std::move(value));
        }
        ready_.notify_one();
        return true;
    }

    /// Waits up to `timeout`; nothing when it passed or the queue is closed and empty.
    template <typename Rep, typename Period>
    std::optional<T> pop(std::chrono::duration<Rep, Period> timeout)
    {
        std::unique_lock lock(mutex_);
        ready_.wait_for(lock, timeout, [this] { return closed_ || !items_.empty(); });
        return takeLocked();
    }

    std::optional<T> tryPop()
    {
        const std::lock_guard lock(mutex_);
        return takeLocked();
    }

    void close()
    {
        {
            const std::lock_guard lock(mutex_);
            closed_ = true;
        }
        ready_.notify_all();
    }

    std::size_t size() const
    {
        const std::lock_guard lock(mutex_);
        return items_.size();
    }

    /// How many values were lost to the bound since the start.
    std::size_t dropped() const
    {
        const std::lock_guard lock(mutex_);
        return dropped_;
    }

private:
    std::optional<T> takeLocked()
    {
        if (items_.empty()) return std::nullopt;
        T value = std::move(items_.front());
        items_.pop_front();
        return value;
    }

    const std::size_t capacity_;
    const WhenFull whenFull_;
    mutable std::mutex mutex_;
    std::condition_variable ready_;
    std::deque<T> items_;
    std::size_t dropped_ = 0;
    bool closed_ = false;
};

}  // namespace pitwatch
