#include "sendplanner.h"

#include <algorithm>
#include <limits>

namespace pitwatch::webrtc {

std::optional<int> SendPlanner::plan(Time now, const std::vector<Way>& ways)
{
    const Ways lead = leading(ways);
    for (const Way& way : ways)
        if (way.rank == ConsultRank::Aside) excuse(now, way);
    for (const Way* way : lead) excuse(now, *way);
    if (lead.empty()) return std::nullopt;
    const int most = lowest(lead);
    const int floor = std::min(kFloor, static_cast<int>(kBelowLead * most));
    int rate = most;
    for (const Way& way : ways) {
        if (way.rank == ConsultRank::Aside || std::find(lead.begin(), lead.end(), &way) != lead.end()) continue;
        follow(now, way, floor);
        if (hasSay(now, peers_[way.id])) rate = std::min(rate, std::max(floor, way.bitsPerSecond));
    }
    return rate;
}

SendPlanner::Ways SendPlanner::leading(const std::vector<Way>& ways) const
{
    Ways lead;
    for (const ConsultRank rank : {ConsultRank::Key, ConsultRank::Ordinary, ConsultRank::Last}) {
        for (const Way& way : ways)
            if (way.rank == rank) lead.push_back(&way);
        if (lead.empty()) continue;
        if (rank == ConsultRank::Key) return lead;
        const auto isBetter = [this](const Way* a, const Way* b) {
            return std::pair(holdsBack(a->id), -a->bitsPerSecond) < std::pair(holdsBack(b->id), -b->bitsPerSecond);
        };
        std::stable_sort(lead.begin(), lead.end(), isBetter);
        lead.resize((lead.size() + 1) / 2);
        return lead;
    }
    return lead;
}

/// Of those who get the picture, as long as anybody does.
int SendPlanner::lowest(const Ways& ways) const
{
    const bool seen = std::any_of(ways.begin(), ways.end(), [this](const Way* way) { return !holdsBack(way->id); });
    int rate = std::numeric_limits<int>::max();
    for (const Way* way : ways)
        if (!seen || !holdsBack(way->id)) rate = std::min(rate, way->bitsPerSecond);
    return rate;
}

/// One that is not to be held back.
void SendPlanner::excuse(Time now, const Way& way)
{
    Peer& peer = peers_[way.id];
    peer.narrowSince.reset();
    release(now, peer, Time(0));
}

/// One that does not lead.
void SendPlanner::follow(Time now, const Way& way, int floor)
{
    Peer& peer = peers_[way.id];
    if (peer.held) {
        if (way.bitsPerSecond >= kRoomier * floor) release(now, peer, peer.pause);
        return;
    }
    if (way.bitsPerSecond >= floor) return peer.narrowSince.reset();
    if (!peer.narrowSince) peer.narrowSince = now;
    if (now - *peer.narrowSince >= kPatience) hold(now, peer);
}

/// `heldFor`: at least for so long by now.
void SendPlanner::release(Time now, Peer& peer, Time heldFor)
{
    if (!peer.held || now - *peer.switchedAt < std::max(heldFor, kBetweenSwitches)) return;
    peer.held = false;
    peer.switchedAt = peer.resumedAt = now;
}

void SendPlanner::hold(Time now, Peer& peer)
{
    if (peer.switchedAt && now - *peer.switchedAt < kBetweenSwitches) return;
    const bool failed = peer.resumedAt && now - *peer.resumedAt < kProven;
    peer.pause = failed ? std::min(2 * peer.pause, kLongestPause) : kFirstPause;
    peer.held = true;
    peer.switchedAt = now;
    peer.narrowSince.reset();
}

bool SendPlanner::hasSay(Time now, const Peer& peer) const
{
    return !peer.held && (!peer.resumedAt || now - *peer.resumedAt >= kTrial);
}

bool SendPlanner::holdsBack(const QString& id) const
{
    const auto found = peers_.find(id);
    return found != peers_.end() && found->second.held;
}

}  // namespace pitwatch::webrtc
