#include "engineinbox.h"

#include <unordered_set>

#include <core/logging.h>

namespace pitwatch {

namespace {

constexpr std::size_t kPerTake = 2'000;
constexpr std::size_t kWithoutDisk = 10;

PositionBatch* positionsOf(Observation& observation)
{
    return std::get_if<PositionBatch>(&observation.body);
}

/// What newer batches of one mine and feed already say.
struct Said {
    std::unordered_set<TagCode> tags;
    bool snapshot = false;
};

void removeSaid(PositionBatch& batch, Said& said)
{
    // A snapshot is whole or it is none: a tag that is missing in it counts as gone.
    if (batch.snapshot) {
        if (said.snapshot) batch = {};
        said.snapshot = true;
    } else {
        std::erase_if(batch.fixes, [&](const PositionFix& fix) { return !fix.sos && said.tags.contains(fix.tag); });
    }
    for (const PositionFix& fix : batch.fixes) said.tags.insert(fix.tag);
}

}  // namespace

std::size_t coalescePositions(std::deque<Observation>& queue)
{
    std::map<std::pair<MineCode, FeedId>, Said> said;
    std::size_t left = 0;
    for (auto observation = queue.rbegin(); observation != queue.rend(); ++observation) {
        PositionBatch* batch = positionsOf(*observation);
        if (!batch) continue;
        removeSaid(*batch, said[{observation->mine, observation->source}]);
        left += batch->fixes.size();
    }
    std::erase_if(queue, [](Observation& observation) {
        const PositionBatch* batch = positionsOf(observation);
        return batch && !batch->snapshot && batch->fixes.empty();
    });
    return left;
}

EngineInbox::EngineInbox(const QString& spillDirectory, Limits limits) : limits_(limits), spill_(spillDirectory) {}

void EngineInbox::push(ObservationBatch batch)
{
    {
        const std::lock_guard lock(mutex_);
        if (closed_) return;
        for (Observation& observation : batch) pushOne(std::move(observation));
    }
    ready_.notify_one();
}

void EngineInbox::pushCamera(const CameraKey& camera, Observation status)
{
    {
        const std::lock_guard lock(mutex_);
        if (closed_) return;
        cameras_.insert_or_assign(camera, std::move(status));
    }
    ready_.notify_one();
}

void EngineInbox::pushCommand(Command command)
{
    {
        const std::lock_guard lock(mutex_);
        if (closed_) return;
        commands_.push_back(std::move(command));
    }
    ready_.notify_one();
}

EngineInbox::Work EngineInbox::take(std::chrono::milliseconds timeout)
{
    std::unique_lock lock(mutex_);
    ready_.wait_for(lock, timeout, [this] { return closed_ || !idle(); });
    Work work;
    work.commands.swap(commands_);
    for (auto& [camera, status] : cameras_) work.observations.push_back(std::move(status));
    cameras_.clear();
    takeQueued(work);
    // What was spilled is newer than what was queued, and stays on disk when the program ends.
    if (queue_.empty() && !closed_ && spill_.pending()) takeSpilled(work, lock, timeout);
    work.closed = closed_ && queue_.empty() && commands_.empty();
    return work;
}

void EngineInbox::takeSpilled(Work& work, std::unique_lock<std::mutex>& lock, std::chrono::milliseconds timeout)
{
    std::vector<Observation> spilled = spill_.take(kPerTake);
    // The disk does not give back what it holds: trying again at once would only burn time.
    if (spilled.empty() && work.observations.empty()) ready_.wait_for(lock, timeout);
    std::move(spilled.begin(), spilled.end(), std::back_inserter(work.observations));
}

void EngineInbox::close()
{
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
    }
    ready_.notify_all();
}

std::uint64_t EngineInbox::dropped() const
{
    const std::lock_guard lock(mutex_);
    return dropped_;
}

std::uint64_t EngineInbox::spilled() const
{
    const std::lock_guard lock(mutex_);
    return spilled_;
}

std::size_t EngineInbox::size() const
{
    const std::lock_guard lock(mutex_);
    return queue_.size();
}

void EngineInbox::pushOne(Observation observation)
{
    if (positionsOf(observation))
        pushPositions(std::move(observation));
    else
        pushOther(std::move(observation));
}

void EngineInbox::pushPositions(Observation observation)
{
    fixes_ += positionsOf(observation)->fixes.size();
    queue_.push_back(std::move(observation));
    if (fixes_ <= limits_.fixes) return;
    fixes_ = coalescePositions(queue_);
    while (fixes_ > 2 * limits_.fixes) dropOldestPositions();
}

void EngineInbox::dropOldestPositions()
{
    const auto oldest = std::find_if(queue_.begin(), queue_.end(), [](Observation& o) { return positionsOf(o); });
    if (oldest == queue_.end()) return;
    fixes_ -= positionsOf(*oldest)->fixes.size();
    queue_.erase(oldest);
    ++dropped_;
}

void EngineInbox::pushOther(Observation observation)
{
    const bool full = others_ >= limits_.observations || spill_.pending();
    if (full && spill(observation)) return;
    if (others_ >= kWithoutDisk * limits_.observations) {
        ++dropped_;
        return;
    }
    ++others_;
    queue_.push_back(std::move(observation));
}

bool EngineInbox::spill(const Observation& observation)
{
    const Result<void> appended = spill_.append(observation);
    if (appended) {
        ++spilled_;
        return true;
    }
    if (!std::exchange(spillFailed_, true))
        qCWarning(logFeed, "observations cannot spill to disk: %s", qPrintable(appended.error().text()));
    return false;
}

bool EngineInbox::idle() const
{
    return queue_.empty() && cameras_.empty() && commands_.empty() && !spill_.pending();
}

void EngineInbox::takeQueued(Work& work)
{
    for (std::size_t i = 0; i < kPerTake && !queue_.empty(); ++i) {
        if (const PositionBatch* batch = positionsOf(queue_.front()))
            fixes_ -= batch->fixes.size();
        else
            --others_;
        work.observations.push_back(std::move(queue_.front()));
        queue_.pop_front();
    }
}

}  // namespace pitwatch
