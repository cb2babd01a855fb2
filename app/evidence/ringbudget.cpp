#include "ringbudget.h"

#include <algorithm>

#include <unistd.h>

#include "packetring.h"

namespace pitwatch {

void RingBudget::join(PacketRing* ring)
{
    const std::lock_guard lock(mutex_);
    rings_.push_back(ring);
}

void RingBudget::leave(PacketRing* ring)
{
    const std::lock_guard lock(mutex_);
    std::erase(rings_, ring);
}

void RingBudget::changed(std::ptrdiff_t by)
{
    const std::size_t used = used_.fetch_add(std::size_t(by), std::memory_order_relaxed) + std::size_t(by);
    if (by > 0 && used > bytes_) shrink();
}

void RingBudget::shrink()
{
    const std::lock_guard lock(mutex_);
    while (used() > bytes_ && !rings_.empty()) {
        PacketRing* largest = *std::max_element(rings_.begin(), rings_.end(),
                                                [](const auto* a, const auto* b) { return a->bytes() < b->bytes(); });
        const std::size_t freed = largest->dropOldestGroup();
        if (freed == 0) return;
        used_.fetch_sub(freed, std::memory_order_relaxed);
    }
}

std::size_t defaultRingBytes()
{
    constexpr std::size_t kMost = std::size_t(1) << 30;
    const long pages = ::sysconf(_SC_PHYS_PAGES);
    const long pageSize = ::sysconf(_SC_PAGESIZE);
    if (pages <= 0 || pageSize <= 0) return kMost / 2;
    return std::min(kMost, std::size_t(pages) * std::size_t(pageSize) / 8);
}

}  // namespace pitwatch
