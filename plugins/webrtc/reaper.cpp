#include "reaper.h"

#include <condition_variable>
#include <mutex>
#include <thread>

#include "webrtclog.h"

namespace pitwatch::webrtc {

namespace {

using Steady = std::chrono::steady_clock;
constexpr auto kLong = std::chrono::seconds(2);

}  // namespace

struct Reaper::State {
    std::mutex mutex;
    std::condition_variable changed;
    int running = 0;
};

Reaper::Reaper() : state_(std::make_shared<State>()) {}

void Reaper::run(std::function<void()> job)
{
    {
        const std::lock_guard lock(state_->mutex);
        ++state_->running;
    }
    std::thread([state = state_, work = std::move(job)]() mutable {
        const auto begin = Steady::now();
        work();
        work = nullptr;
        if (Steady::now() - begin > kLong) qCWarning(logWebrtc) << "a pipeline took more than two seconds to end";
        const std::lock_guard lock(state->mutex);
        --state->running;
        state->changed.notify_all();
    }).detach();
}

bool Reaper::waitForAll(std::chrono::milliseconds patience)
{
    std::unique_lock lock(state_->mutex);
    return state_->changed.wait_for(lock, patience, [this] { return state_->running == 0; });
}

}  // namespace pitwatch::webrtc
