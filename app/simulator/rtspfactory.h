#pragma once

#include <gst/rtsp-server/rtsp-server.h>

#include <memory>

#include <core/utctime.h>

#include "rtsptap.h"

namespace pitwatch::sim {

/// The recipe for one stream: H.264 access units from the tap to RTP, shared by all clients. Sender reports carry the
/// frames' own times: the pipeline runs on the real-time clock from `epoch` on, and reports tell capture times, not
/// send times. The caller owns the reference.
GstRTSPMediaFactory* makeTapFactory(const std::shared_ptr<RtspTap>& tap, UtcTime epoch);

}  // namespace pitwatch::sim
