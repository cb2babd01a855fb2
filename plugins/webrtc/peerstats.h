#pragma once

#include <gst/gst.h>

#include <QtGlobal>

#include <optional>

namespace pitwatch::webrtc {

/// What webrtcbin counts about one peer, from the beginning of the attempt.
struct PeerNumbers {
    quint64 bytesSent = 0;
    qint64 packetsLost = 0;  ///< of those that were sent to us
    quint64 packetsReceived = 0;
    std::optional<double> lossOut;       ///< share in the peer's newest report, the worse of picture and sound
    std::optional<double> soundLossOut;  ///< of the sound alone
    std::optional<double> rttMs;         ///< the longer of picture and sound
    std::optional<double> soundRttMs;    ///< of the sound alone
    quint64 reportMark = 0;              ///< changes when the peer has reported anew
};

/// Reads the answer of webrtcbin's get-stats.
PeerNumbers readNumbers(const GstStructure* stats);

}  // namespace pitwatch::webrtc
