#pragma once

#include <gst/gst.h>

#include <QtGlobal>

#include "reporttally.h"

namespace pitwatch::webrtc {

/// What is counted about one peer, from the beginning of the attempt.
struct PeerNumbers {
    qint64 packetsLost = 0;  ///< of those that were sent to us
    quint64 packetsReceived = 0;
    ReportTally::Reading reports;  ///< not from the beginning, but new
};

/// Reads the answer of webrtcbin's get-stats, in which the reports of the peer are not to be found.
PeerNumbers readNumbers(const GstStructure* stats);

}  // namespace pitwatch::webrtc
