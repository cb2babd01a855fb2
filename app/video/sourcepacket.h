#pragma once

#include <optional>

#include <core/utctime.h>

#include "av.h"

namespace pitwatch {

/// One compressed picture as a source delivers it, its times in our units.
struct SourcePacket {
    PacketPtr packet;
    ParametersPtr parameters;
    std::optional<Micros> pts;
    std::optional<Micros> dts;
    Micros duration{0};               ///< of one picture, 0 when unknown
    std::optional<UtcTime> producer;  ///< AV_PKT_DATA_PRFT: the camera's clock
    bool key = false;
};

}  // namespace pitwatch
