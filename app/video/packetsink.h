#pragma once

#include <memory>
#include <optional>

#include <core/utctime.h>

#include "av.h"

namespace pitwatch {

/// One compressed picture on its way past, as it came from the camera. Shares its bytes with the decoder's queue.
struct TappedPacket {
    std::shared_ptr<const AVPacket> packet;  ///< pts and dts are not the camera's: use the times below
    ParametersPtr parameters;                ///< another pointer: another connection or codec
    std::optional<Micros> pts;               ///< the stream's own time
    std::optional<Micros> dts;
    Micros duration{0};                 ///< of one picture, 0 when unknown
    std::optional<UtcTime> capturedAt;  ///< the camera's clock, nothing while unknown
    UtcTime receivedAt;                 ///< ours
    bool key = false;
    bool gap = false;  ///< does not follow the packet before it: a new connection, or a file from its start again
};

/// Takes the compressed pictures of a stream: evidence ring, recorder. Called on the stream's reader thread for every
/// picture, decoded or not; must be quick and must not wait for a disk. Lives at least as long as the stream.
class PacketSink {
public:
    virtual ~PacketSink() = default;
    virtual void take(const TappedPacket& packet) = 0;
};

}  // namespace pitwatch
