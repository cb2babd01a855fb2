#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "loadmeter.h"

namespace pitwatch {

/// The threads that decode for all streams. A task is run by one thread at a time, in the order of the due times; a
/// task that is late waits behind the others again after each run, so that no stream starves the rest.
/// Waking up costs more than a small picture: due times are rounded up to a grid, and the second thread helps only
/// when the first does not keep up. All members are safe from any thread.
class DecodePool {
public:
    class Task {
    public:
        virtual ~Task() = default;
        /// One piece of work. When to come again; nothing: when scheduled again.
        virtual std::optional<MonoTime> run(MonoTime now) = 0;
    };

    struct Options {
        int threads = 0;  ///< 0: as many as the machine has cores
        std::chrono::microseconds grid{8000};
        std::chrono::microseconds patience{6000};  ///< how late a task is before another thread helps
    };

    explicit DecodePool(Options options);
    /// Waits for the runs in progress; what is scheduled is forgotten.
    ~DecodePool();
    DecodePool(const DecodePool&) = delete;
    DecodePool& operator=(const DecodePool&) = delete;

    void schedule(const std::shared_ptr<Task>& task, MonoTime due);
    int threads() const { return int(workers_.size()); }
    LoadMeter::Figures load() const;

private:
    struct Entry {
        std::shared_ptr<Task> task;
        std::optional<MonoTime> due;
        bool running = false;
    };
    struct Worker {
        std::thread thread;
        std::condition_variable wake;
        std::chrono::microseconds patience{0};
        std::optional<MonoTime> wakeAt;  ///< while waiting
    };

    void work(Worker& self);
    void runLocked(std::unique_lock<std::mutex>& lock, Entry& entry, MonoTime now);
    Entry* earliestLocked();
    void callHelpLocked();
    MonoTime onGrid(MonoTime due) const;

    const Options options_;
    mutable std::mutex mutex_;
    std::vector<std::unique_ptr<Entry>> entries_;  ///< scheduled or running, one per task
    std::vector<std::unique_ptr<Worker>> workers_;
    LoadMeter load_;
    bool stopping_ = false;
};

}  // namespace pitwatch
