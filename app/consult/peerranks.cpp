#include "peerranks.h"

#include <utility>

namespace pitwatch {

bool PeerRanks::hear(const PeerId& who, double decibels, Time now)
{
    speaker_.hear(who, decibels, now);
    const auto before = std::exchange(speaking_, speaker_.speaking(now));
    return speaking_ != before;
}

/// A table takes no picture, and the way to our own seat says nothing about others.
ConsultRank PeerRanks::rankOf(const PeerInfo& peer, const PeerId& ours) const
{
    if (peer.isTable() || peer.id == ours) return ConsultRank::Aside;
    if (peer.role == PeerRole::Host || speaking_ == peer.id) return ConsultRank::Key;
    return peer.role == PeerRole::Listener ? ConsultRank::Last : ConsultRank::Ordinary;
}

}  // namespace pitwatch
