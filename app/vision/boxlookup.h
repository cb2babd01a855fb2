#pragma once

#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include <feed/observation.h>

namespace pitwatch {

/// Boxes that belong to one frame.
struct BoxesAtTime {
    std::vector<DetectedObject> objects;  ///< pixels of `frame`
    QSize frame;
    QString model;
    UtcTime measuredAt;         ///< capture time of the nearest measured set
    bool interpolated = false;  ///< between two measured sets
};

/// What a camera's analyser saw at one moment.
struct TimedDetections {
    UtcTime capturedAt;
    UtcTime receivedAt;
    std::shared_ptr<const DetectionSet> set;
};
using DetectionTrack = std::deque<TimedDetections>;  ///< by capturedAt

/// How far from a frame a single set may lie and still be drawn on it.
inline constexpr std::chrono::milliseconds kBoxTolerance{150};
/// Sets further apart than this are not interpolated: nobody knows what happened between them.
inline constexpr std::chrono::milliseconds kWidestBoxGap{600};
/// A set this close was measured on the frame itself (half a frame at 25 per second).
inline constexpr std::chrono::milliseconds kSameFrame{20};

/// Nearly always at the end; a late one is put where it belongs.
void insertByCapture(DetectionTrack& track, TimedDetections entry);

/// The boxes of the frame captured at `frameTime`: the set measured within half a frame of it, or interpolated between
/// its two neighbours for objects that both have, or the nearest within `tolerance`. Nothing otherwise: boxes of
/// another moment are never drawn.
std::optional<BoxesAtTime> boxesAmong(const DetectionTrack& track, UtcTime frameTime,
                                      std::chrono::milliseconds tolerance = kBoxTolerance);

}  // namespace pitwatch
