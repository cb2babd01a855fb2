#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include <core/ids.h>

#include "packetring.h"

namespace pitwatch {

enum class RingQuality { Main, Sub };

/// The rings of all cameras that are or were open: one for each camera and quality. A ring outlives the stream that
/// fills it, so that another quality or layout does not cost the last minute. All members are safe from any thread.
class RingShelf {
public:
    explicit RingShelf(PacketRing::Bounds bounds = {}, std::size_t budgetBytes = defaultRingBytes());

    /// What one stream of the camera gives its pictures to.
    std::shared_ptr<PacketSink> tap(const CameraKey& camera, RingQuality quality);
    /// The ring of a camera, made when there is none.
    std::shared_ptr<PacketRing> ring(const CameraKey& camera, RingQuality quality);
    /// Those that hold pictures, the main stream first.
    std::vector<std::shared_ptr<PacketRing>> ringsOf(const CameraKey& camera) const;
    /// Cameras with pictures, in order.
    std::vector<CameraKey> cameras() const;

    /// Forgets what is too old and rings that nobody fills any more. To be called now and then.
    void expire(UtcTime now);
    std::size_t bytes() const { return budget_->used(); }
    std::size_t budget() const { return budget_->limit(); }

private:
    using Key = std::pair<CameraKey, RingQuality>;

    const PacketRing::Bounds bounds_;
    const std::shared_ptr<RingBudget> budget_;
    mutable std::mutex mutex_;
    std::map<Key, std::shared_ptr<PacketRing>> rings_;
};

}  // namespace pitwatch
