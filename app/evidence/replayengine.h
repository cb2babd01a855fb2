#pragma once

#include <atomic>
#include <memory>

#include <core/clock.h>
#include <video/decodepool.h>
#include <video/videostream.h>

#include "replayclock.h"
#include "ringshelf.h"

namespace pitwatch {

/// A replayed camera: a stream whose pictures come from the rings, at the times of a ReplayClock. After a change of the
/// clock call refresh().
class ReplayStream : public VideoStream {
public:
    /// The clock was moved, or goes on.
    virtual void refresh() = 0;
    /// Time of the picture that is shown; nothing before the first.
    virtual std::optional<UtcTime> shownAt() const = 0;
};

/// Decodes replays on threads of its own, so that they do not take part in the pace of the live streams. Outlives its
/// streams. All members are safe from any thread.
class ReplayEngine {
public:
    /// Shelf and clock outlive the engine.
    ReplayEngine(const RingShelf& shelf, const Clock& clock);

    std::shared_ptr<ReplayStream> open(const CameraKey& camera, std::shared_ptr<ReplayClock> position);
    /// Rises whenever a replay shows another picture.
    std::uint64_t generation() const { return generation_->load(std::memory_order_acquire); }
    const RingShelf& shelf() const { return shelf_; }

private:
    const RingShelf& shelf_;
    const Clock& clock_;
    const std::shared_ptr<std::atomic<std::uint64_t>> generation_ = std::make_shared<std::atomic<std::uint64_t>>(0);
    DecodePool pool_{{.threads = 2}};
};

}  // namespace pitwatch
