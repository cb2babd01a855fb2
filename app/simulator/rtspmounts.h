#pragma once

#include <gst/rtsp-server/rtsp-server.h>

namespace pitwatch::sim {

/// A server that tells streams apart by path and query: cameras name main and sub stream by "?subtype=0" and "1".
/// The library's own server loses such a stream at PLAY, because clients append a slash to the base address and it
/// takes the slash off paths only. The caller owns the reference.
GstRTSPServer* makeQueryServer();

/// The name under which that server knows an address. Free with g_free().
gchar* mountPathOf(const GstRTSPUrl* url);

}  // namespace pitwatch::sim
