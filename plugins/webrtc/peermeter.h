#pragma once

#include <QElapsedTimer>

#include <consult/consultengine.h>

#include "peerflow.h"
#include "peerstats.h"

namespace pitwatch::webrtc {

/// Makes rates of what was counted: each reading against the one before. One for each attempt.
class PeerMeter {
public:
    PeerMeter() { since_.start(); }

    /// Whether it is time for the next reading.
    bool due() const;
    ConsultStats read(const PeerNumbers& numbers, const PeerFlow& flow);
    /// Whether the newest reading held a new report of the peer's.
    bool reported() const { return reported_; }

private:
    QElapsedTimer since_;
    PeerNumbers last_;
    double lossOut_ = 0;
    std::optional<double> rttMs_;
    quint64 lastBytes_ = 0;
    quint64 lastSent_ = 0;
    quint64 lastPictures_ = 0;
    bool reported_ = false;
};

}  // namespace pitwatch::webrtc
