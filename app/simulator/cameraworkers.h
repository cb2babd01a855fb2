#pragma once

#include <atomic>
#include <functional>
#include <thread>
#include <vector>

#include <core/boundedqueue.h>

namespace pitwatch::sim {

/// Threads that take work in turn. Ends what it has begun and drops the rest when destroyed.
class CameraWorkers {
public:
    explicit CameraWorkers(unsigned threads);
    ~CameraWorkers();
    CameraWorkers(const CameraWorkers&) = delete;
    CameraWorkers& operator=(const CameraWorkers&) = delete;

    /// False when too much is waiting already.
    bool add(std::function<void()> work) { return queue_.push(std::move(work)); }

private:
    std::atomic<bool> ending_ = false;
    BoundedQueue<std::function<void()>> queue_;
    std::vector<std::thread> threads_;
};

}  // namespace pitwatch::sim
