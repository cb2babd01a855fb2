#include "cameraclock.h"

#include <algorithm>

namespace pitwatch::sim {

namespace {

constexpr int kSecondsCaughtUp = 5;
// A clock that jumps must not put the cameras to sleep for long.
constexpr Micros kLongestWait{200'000};

}  // namespace

CameraClock::CameraClock(const Clock& clock, CameraGrid grid, Tick tick)
    : clock_(clock), grid_(grid), tick_(std::move(tick)), thread_([this] { run(); })
{
}

CameraClock::~CameraClock()
{
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

/// False when it is time to end.
bool CameraClock::waitUntil(UtcTime time)
{
    std::unique_lock lock(mutex_);
    while (!ending_) {
        const Micros rest = time - clock_.now();
        if (rest <= Micros::zero()) return true;
        wake_.wait_for(lock, std::min(rest, kLongestWait));
    }
    return false;
}

void CameraClock::run()
{
    std::uint64_t next = grid_.latest(clock_.now()) + 1;
    while (waitUntil(grid_.at(next))) {
        const std::uint64_t latest = grid_.latest(clock_.now());
        const auto kept = static_cast<std::uint64_t>(kSecondsCaughtUp * grid_.framesPerSecond());
        if (latest > next + kept) next = latest;
        tick_(next, latest > next);
        ++next;
    }
}

}  // namespace pitwatch::sim
