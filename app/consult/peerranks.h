#pragma once

#include <optional>

#include "activespeaker.h"
#include "consultengine.h"

namespace pitwatch {

/// How much it matters that each participant sees us well: hosts and whoever speaks come first, listeners last. Pure;
/// the caller brings the time.
class PeerRanks {
public:
    using Time = ActiveSpeaker::Time;

    /// True when somebody else speaks now, or nobody any more.
    bool hear(const PeerId& who, double decibels, Time now);
    void forget(const PeerId& who) { speaker_.forget(who); }
    /// `ours`: the seat that our picture comes from, where that is a picture on the table.
    ConsultRank rankOf(const PeerInfo& peer, const PeerId& ours = {}) const;

private:
    ActiveSpeaker speaker_;
    std::optional<PeerId> speaking_;
};

}  // namespace pitwatch
