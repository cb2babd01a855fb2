#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <vector>

#include <feed/observation.h>

#include "observationspill.h"

namespace pitwatch {

class RegionEngine;

/// What waits for the engine thread. All members are safe from any thread. Bounds, and what a full one costs:
/// - positions: above `fixes`, older fixes of a tag give way to its newest one of the same mine and feed, and an older
///   snapshot to a newer one; a fix that calls for help is never replaced by one that does not. Above twice that (tags
///   without end), the oldest position batch is dropped and counted.
/// - everything else: above `observations`, and until all of it is read back, it goes to disk. Where the disk refuses,
///   it stays in memory up to ten times the bound; then the newest is dropped and counted.
/// - cameras: the newest state of each.
/// - commands: they come from persons, and are not bounded.
class EngineInbox {
public:
    struct Limits {
        std::size_t observations = 20'000;
        std::size_t fixes = 100'000;
    };
    using Command = std::function<void(RegionEngine&)>;
    struct Work {
        std::vector<Observation> observations;
        std::vector<Command> commands;
        bool closed = false;  ///< nothing more will come, and nothing is left in memory
    };

    EngineInbox(const QString& spillDirectory, Limits limits);

    void push(ObservationBatch batch);
    /// Keeps only the newest of each camera; for states that we make ourselves.
    void pushCamera(const CameraKey& camera, Observation status);
    void pushCommand(Command command);

    /// Waits up to `timeout` for something; gives a bounded part of what is there.
    Work take(std::chrono::milliseconds timeout);
    void close();

    std::uint64_t dropped() const;
    std::uint64_t spilled() const;
    std::size_t size() const;

private:
    void pushOne(Observation observation);
    void pushPositions(Observation observation);
    void pushOther(Observation observation);
    bool spill(const Observation& observation);
    void dropOldestPositions();
    bool idle() const;
    void takeQueued(Work& work);
    void takeSpilled(Work& work, std::unique_lock<std::mutex>& lock, std::chrono::milliseconds timeout);

    const Limits limits_;
    ObservationSpill spill_;
    mutable std::mutex mutex_;
    std::condition_variable ready_;
    std::deque<Observation> queue_;
    std::map<CameraKey, Observation> cameras_;
    std::vector<Command> commands_;
    std::size_t fixes_ = 0;   ///< in queue_
    std::size_t others_ = 0;  ///< observations in queue_ that are no positions
    std::uint64_t dropped_ = 0;
    std::uint64_t spilled_ = 0;
    bool closed_ = false;
    bool spillFailed_ = false;  ///< said once
};

/// Removes from the queue what newer positions in it make superfluous; the number of fixes that are left.
std::size_t coalescePositions(std::deque<Observation>& queue);

}  // namespace pitwatch
