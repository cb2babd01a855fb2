#include "loadmeter.h"

#include <algorithm>

namespace pitwatch {

using namespace std::chrono_literals;

namespace {

constexpr auto kSlot = 250ms;

std::int64_t slotNumber(MonoTime at)
{
    return at.time_since_epoch() / kSlot;
}

}  // namespace

void LoadMeter::ran(MonoTime due, MonoTime start, MonoTime end)
{
    const std::int64_t number = slotNumber(end);
    Slot& slot = slots_[std::size_t(number) % slots_.size()];
    if (slot.number != number) slot = {.number = number};
    slot.busy += std::chrono::duration_cast<std::chrono::microseconds>(end - start);
    slot.lateness = std::max(slot.lateness, std::chrono::duration_cast<std::chrono::microseconds>(start - due));
}

LoadMeter::Figures LoadMeter::figures(MonoTime now, int threads) const
{
    const std::int64_t current = slotNumber(now);
    const auto span = std::int64_t(slots_.size()) - 1;
    Figures figures;
    std::chrono::microseconds busy{0};
    // The current slot is not full yet: it would make the machine look idle.
    for (const Slot& slot : slots_) {
        if (slot.number < current - span || slot.number >= current) continue;
        busy += slot.busy;
        figures.lateness = std::max(figures.lateness, slot.lateness);
    }
    const std::chrono::duration<double> room = kSlot * span * std::max(1, threads);
    figures.busy = std::min(1.0, std::chrono::duration<double>(busy) / room);
    return figures;
}

double CpuMeter::share(MonoTime now, std::chrono::microseconds used, int cores)
{
    if (!last_) last_ = Look{now, used};
    const std::chrono::duration<double> span = now - last_->at;
    if (span < 1s) return share_;
    share_ = std::clamp(std::chrono::duration<double>(used - last_->used) / (span * std::max(1, cores)), 0.0, 1.0);
    last_ = Look{now, used};
    return share_;
}

}  // namespace pitwatch
