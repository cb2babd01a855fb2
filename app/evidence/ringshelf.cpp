#include "ringshelf.h"

namespace pitwatch {

namespace {

/// One stream's way into a ring.
class RingTap final : public PacketSink {
public:
    explicit RingTap(std::shared_ptr<PacketRing> ring) : ring_(std::move(ring)) {}
    ~RingTap() override { ring_->release(this); }
    void take(const TappedPacket& packet) override { ring_->takeFrom(this, packet); }

private:
    const std::shared_ptr<PacketRing> ring_;
};

}  // namespace

RingShelf::RingShelf(PacketRing::Bounds bounds, std::size_t budgetBytes)
    : bounds_(bounds), budget_(std::make_shared<RingBudget>(budgetBytes))
{
}

std::shared_ptr<PacketRing> RingShelf::ring(const CameraKey& camera, RingQuality quality)
{
    const std::lock_guard lock(mutex_);
    std::shared_ptr<PacketRing>& ring = rings_[{camera, quality}];
    if (!ring) ring = std::make_shared<PacketRing>(bounds_, budget_);
    return ring;
}

std::shared_ptr<PacketSink> RingShelf::tap(const CameraKey& camera, RingQuality quality)
{
    return std::make_shared<RingTap>(ring(camera, quality));
}

std::vector<std::shared_ptr<PacketRing>> RingShelf::ringsOf(const CameraKey& camera) const
{
    const std::lock_guard lock(mutex_);
    std::vector<std::shared_ptr<PacketRing>> rings;
    for (const RingQuality quality : {RingQuality::Main, RingQuality::Sub})
        if (const auto found = rings_.find({camera, quality}); found != rings_.end() && found->second->size() > 0)
            rings.push_back(found->second);
    return rings;
}

std::vector<CameraKey> RingShelf::cameras() const
{
    const std::lock_guard lock(mutex_);
    std::vector<CameraKey> cameras;
    for (const auto& [key, ring] : rings_)
        if (ring->size() > 0 && (cameras.empty() || cameras.back() != key.first)) cameras.push_back(key.first);
    return cameras;
}

void RingShelf::expire(UtcTime now)
{
    const std::lock_guard lock(mutex_);
    std::erase_if(rings_, [now](const auto& entry) {
        entry.second->expire(now);
        // Only the shelf has it left: no stream will fill it.
        return entry.second.use_count() == 1 && entry.second->size() == 0;
    });
}

}  // namespace pitwatch
