#pragma once

#include <gst/rtsp-server/rtsp-server.h>

namespace pitwatch::sim {

/// Mount points that tell streams apart by path and query: cameras name main and sub stream by "?subtype=0" and "1".
/// The caller owns the reference.
GstRTSPMountPoints* makeQueryMountPoints();

}  // namespace pitwatch::sim
