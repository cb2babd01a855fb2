#include "clipplayer.h"

#include <algorithm>

namespace pitwatch::sim {

namespace {

constexpr Micros kLongestWait{200'000};
constexpr Micros kLongestDelay{2'000'000};

}  // namespace

ClipPlayer::ClipPlayer(ClipFile clip, const Clock& clock, std::vector<std::shared_ptr<RtspTap>> taps)
    : clip_(std::move(clip)), clock_(clock), taps_(std::move(taps)), thread_([this] { run(); })
{
}

ClipPlayer::~ClipPlayer()
{
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

bool ClipPlayer::waitUntil(UtcTime time)
{
    std::unique_lock lock(mutex_);
    while (!ending_) {
        const Micros rest = time - clock_.now();
        if (rest <= Micros::zero()) return true;
        wake_.wait_for(lock, std::min(rest, kLongestWait));
    }
    return false;
}

void ClipPlayer::run()
{
    UtcTime start = clock_.now();
    while (true) {
        for (const ClipFile::Unit& unit : clip_.units) {
            if (!waitUntil(start + unit.decodeAt)) return;
            for (const auto& tap : taps_) tap->push(unit.bytes, start + unit.showAt);
        }
        start += clip_.duration;
        // After a stall of the machine the loop goes on from now instead of racing.
        if (clock_.now() - start > kLongestDelay) start = clock_.now();
    }
}

}  // namespace pitwatch::sim
