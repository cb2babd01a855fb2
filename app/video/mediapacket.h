#pragma once

#include <cstddef>
#include <optional>

#include <core/utctime.h>

#include "av.h"

namespace pitwatch {

/// How a packet follows the one before it in the queue.
enum class Continuity {
    Follows,
    Loop,  ///< a file starts again: what the decoder still holds is shown first
    Gap,   ///< packets are missing, or another connection begins: what the decoder holds is worthless
};

/// One compressed picture on its way from the reader to the decoder.
struct MediaPacket {
    PacketPtr packet;
    ParametersPtr parameters;
    MonoTime due{};                     ///< when it is to be decoded
    std::optional<UtcTime> capturedAt;  ///< of the picture in it
    int run = 0;                        ///< which connection it came over
    bool key = false;
    Continuity continuity = Continuity::Follows;

    std::size_t bytes() const { return packet ? std::size_t(packet->size) : 0; }
};

}  // namespace pitwatch
