#include "packetring.h"

#include <algorithm>

namespace pitwatch {

namespace {

using namespace std::chrono_literals;

/// What an entry costs beside its bytes: a picture of a hundred bytes is not for nothing.
constexpr std::size_t kOverhead = 512;
/// A pause longer than this is a gap in the coverage.
constexpr Micros kPause = 1500ms;
/// A stream that is silent for so long has lost its ring to another one of the camera.
constexpr Micros kOwnerSilent = 2s;

std::size_t cost(const TappedPacket& packet)
{
    return std::size_t(packet.packet->size) + kOverhead;
}

Micros distance(UtcTime a, UtcTime b)
{
    return a > b ? a - b : b - a;
}

}  // namespace

PacketRing::PacketRing(Bounds bounds, std::shared_ptr<RingBudget> budget) : bounds_(bounds), budget_(std::move(budget))
{
    if (budget_) budget_->join(this);
}

PacketRing::~PacketRing()
{
    if (!budget_) return;
    budget_->leave(this);
    budget_->changed(-std::ptrdiff_t(bytes()));
}

void PacketRing::takeFrom(const void* source, const TappedPacket& packet)
{
    if (!packet.packet) return;
    std::ptrdiff_t change = 0;
    {
        const std::lock_guard lock(mutex_);
        if (!ownLocked(source, packet)) return;
        change = storeLocked(packet);
    }
    // Unlocked: making room may take from this ring or another.
    if (budget_ && change != 0) budget_->changed(change);
}

bool PacketRing::ownLocked(const void* source, const TappedPacket& packet)
{
    if (owner_ && owner_ != source && distance(packet.receivedAt, ownerHeard_) < kOwnerSilent) return false;
    if (owner_ && owner_ != source) waitForKey_ = gapPending_ = true;
    owner_ = source;
    ownerHeard_ = packet.receivedAt;
    return true;
}

void PacketRing::release(const void* source)
{
    const std::lock_guard lock(mutex_);
    if (owner_ != source) return;
    owner_ = nullptr;
    waitForKey_ = gapPending_ = true;
}

std::ptrdiff_t PacketRing::storeLocked(const TappedPacket& packet)
{
    const std::size_t before = bytes();
    if (packet.gap) waitForKey_ = gapPending_ = true;
    if (waitForKey_ && !packet.key) return 0;
    waitForKey_ = false;
    RingPicture picture{nextSerial_++, clock_.at(packet), packet};
    picture.packet.gap = std::exchange(gapPending_, false);
    if (packet.key) keys_.push_back(picture.serial);
    bytes_.fetch_add(cost(packet), std::memory_order_relaxed);
    pictures_.push_back(std::move(picture));
    trimLocked();
    return std::ptrdiff_t(bytes()) - std::ptrdiff_t(before);
}

void PacketRing::trimLocked()
{
    const auto tooMuch = [this] {
        return pictures_.size() > bounds_.pictures || bytes() > bounds_.bytes ||
               distance(pictures_.back().packet.receivedAt, pictures_.front().packet.receivedAt) > bounds_.span;
    };
    while (!pictures_.empty() && tooMuch()) {
        // The last group cannot be shortened; time alone does not take what is still growing.
        if (keys_.size() < 2 && pictures_.size() <= bounds_.pictures && bytes() <= bounds_.bytes) return;
        dropGroupLocked();
    }
}

std::size_t PacketRing::dropGroupLocked()
{
    if (pictures_.empty()) return 0;
    std::size_t freed = 0;
    do {
        freed += cost(pictures_.front().packet);
        pictures_.pop_front();
    } while (!pictures_.empty() && !pictures_.front().packet.key);
    keys_.pop_front();
    if (pictures_.empty()) waitForKey_ = gapPending_ = true;
    bytes_.fetch_sub(freed, std::memory_order_relaxed);
    return freed;
}

std::size_t PacketRing::dropOldestGroup()
{
    const std::lock_guard lock(mutex_);
    return dropGroupLocked();
}

void PacketRing::expire(UtcTime now)
{
    std::ptrdiff_t freed = 0;
    {
        const std::lock_guard lock(mutex_);
        // A group goes when its last picture is too old.
        while (keys_.size() > 1 && distance(now, pictures_[keys_[1] - keys_[0] - 1].packet.receivedAt) > bounds_.span)
            freed += std::ptrdiff_t(dropGroupLocked());
        if (!pictures_.empty() && distance(now, pictures_.back().packet.receivedAt) > bounds_.span)
            freed += std::ptrdiff_t(dropGroupLocked());
    }
    if (budget_ && freed > 0) budget_->changed(-freed);
}

std::vector<RingPicture> PacketRing::after(std::uint64_t serial, std::size_t most) const
{
    const std::lock_guard lock(mutex_);
    if (pictures_.empty() || pictures_.back().serial <= serial) return {};
    const std::uint64_t first = pictures_.front().serial;
    const std::size_t from = serial < first ? 0 : std::size_t(serial + 1 - first);
    const std::size_t count = std::min(most, pictures_.size() - from);
    return {pictures_.begin() + std::ptrdiff_t(from), pictures_.begin() + std::ptrdiff_t(from + count)};
}

std::optional<std::uint64_t> PacketRing::keyFor(UtcTime time) const
{
    const std::lock_guard lock(mutex_);
    if (pictures_.empty()) return std::nullopt;
    const std::uint64_t first = pictures_.front().serial;
    for (auto key = keys_.rbegin(); key != keys_.rend(); ++key)
        if (pictures_[*key - first].at <= time) return *key;
    return keys_.front();
}

std::optional<UtcTime> PacketRing::pictureBefore(UtcTime time) const
{
    const std::lock_guard lock(mutex_);
    std::optional<UtcTime> best;
    for (const RingPicture& picture : pictures_)
        if (picture.at < time && (!best || picture.at > *best)) best = picture.at;
    return best;
}

std::optional<UtcTime> PacketRing::pictureAfter(UtcTime time) const
{
    const std::lock_guard lock(mutex_);
    std::optional<UtcTime> best;
    for (const RingPicture& picture : pictures_)
        if (picture.at > time && (!best || picture.at < *best)) best = picture.at;
    return best;
}

std::optional<RingSpan> PacketRing::extent() const
{
    const std::lock_guard lock(mutex_);
    if (pictures_.empty()) return std::nullopt;
    return RingSpan{pictures_.front().at, pictures_.back().at};
}

std::vector<RingSpan> PacketRing::coverage() const
{
    const std::lock_guard lock(mutex_);
    std::vector<RingSpan> spans;
    for (const RingPicture& picture : pictures_) {
        if (spans.empty() || picture.at - spans.back().to > kPause)
            spans.push_back({picture.at, picture.at});
        else
            spans.back().to = std::max(spans.back().to, picture.at);
    }
    return spans;
}

std::size_t PacketRing::size() const
{
    const std::lock_guard lock(mutex_);
    return pictures_.size();
}

}  // namespace pitwatch
