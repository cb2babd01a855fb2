#pragma once

#include <video/packetsink.h>

namespace pitwatch {

/// Puts the pictures of a stream on our time line while they arrive: the camera's clock where it agrees with ours, else
/// the stream's own times laid against the earliest receipts, so that lumps of the network do not show in a replay.
/// One per stream, one thread.
class RingClock {
public:
    UtcTime at(const TappedPacket& picture);

private:
    std::optional<Micros> offset_;  ///< what is added to the stream's time
};

}  // namespace pitwatch
