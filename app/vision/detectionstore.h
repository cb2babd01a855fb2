#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include "boxlookup.h"

namespace pitwatch {

class DetectionTape;

/// The last seconds of detections of every camera, looked up by capture time. Written by the engine thread, read by
/// the wall while it paints: all members are safe from any thread. Bounded per camera in count and in time since
/// receipt.
class DetectionStore {
public:
    /// How far from a frame a single set may lie and still be drawn on it.
    static constexpr std::chrono::milliseconds kTolerance = kBoxTolerance;
    static constexpr std::chrono::seconds kKept{10};
    static constexpr std::size_t kSetsPerCamera = 400;

    /// `tape` gets every set too and outlives the store; null: nobody keeps them longer.
    explicit DetectionStore(DetectionTape* tape = nullptr);
    ~DetectionStore();

    void add(const CameraKey& camera, UtcTime capturedAt, UtcTime receivedAt, DetectionSet set);

    /// The boxes of the frame captured at `frameTime`: the set measured within half a frame of it, or interpolated
    /// between its two neighbours for objects that both have, or the nearest within `tolerance`. Nothing otherwise:
    /// boxes of another moment are never drawn.
    std::optional<BoxesAtTime> boxesAt(const CameraKey& camera, UtcTime frameTime,
                                       std::chrono::milliseconds tolerance = kTolerance) const;

    /// How long after capture detections of this camera arrive (95 % of the recent ones); nothing while it sends none
    /// (none received in the ten seconds before `now`).
    std::optional<std::chrono::milliseconds> arrivalDelay(const CameraKey& camera, UtcTime now) const;

private:
    class Private;
    std::unique_ptr<Private> d_;
};

}  // namespace pitwatch
