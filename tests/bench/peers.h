#pragma once

#include <QString>

#include <core/result.h>

#include "wallrun.h"

namespace pitwatch::bench {

/// CPU seconds that "gstreamer" (one pipeline with a compositor) or "mpv" (one window per stream) uses for the work,
/// without its start. It plays at the pace of the file; what it drops on the way is not counted.
Result<double> peerCpuSeconds(const QString& peer, const WallWork& work);

}  // namespace pitwatch::bench
