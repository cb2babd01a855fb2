#include "sfuswitch.h"

#include <algorithm>

namespace pitwatch {

using namespace Qt::StringLiterals;
using namespace signalling;

namespace {

int rankOf(const Room& room, const PeerInfo& peer)
{
    if (peer.role == PeerRole::Host) return 0;
    if (peer.role == PeerRole::Listener) return 3;
    return room.wasCalled(peer.id) ? 1 : 2;
}

bool isOfMedia(const Body& body)
{
    return std::holds_alternative<Offer>(body) || std::holds_alternative<Answer>(body) ||
           std::holds_alternative<Ice>(body) || std::holds_alternative<Restart>(body);
}

/// Nobody is left out where everybody fits in.
ModeChange meshOf(const Room& room)
{
    ModeChange mesh{CallMode::Mesh, {}, {}, {}};
    if (room.participants().size() > SfuSwitch::kMostInMesh) mesh.among = keyParticipants(room, SfuSwitch::kMostInMesh);
    return mesh;
}

}  // namespace

std::vector<PeerId> keyParticipants(const Room& room, std::size_t most)
{
    std::vector<const PeerInfo*> peers;
    for (const PeerInfo& peer : room.participants()) peers.push_back(&peer);
    std::stable_sort(peers.begin(), peers.end(),
                     [&room](const PeerInfo* a, const PeerInfo* b) { return rankOf(room, *a) < rankOf(room, *b); });
    std::vector<PeerId> ids;
    for (std::size_t i = 0; i < std::min(most, peers.size()); ++i) ids.push_back(peers[i]->id);
    return ids;
}

SfuSwitch::Standing& SfuSwitch::standingOf(const Room& room)
{
    return standings_.try_emplace(room.plan().id, Standing{SfuTrust(givenUpAfter_)}).first->second;
}

void SfuSwitch::follow(Room& room)
{
    consider(room);
    if (room.mode().mode == CallMode::Sfu) return applyOrder(room);
    // A mesh that never was anything else is not cut.
    if (standingOf(room).trust.timesGivenUp() > 0) setMode(room, meshOf(room));
}

void SfuSwitch::opened(Room& room)
{
    standingOf(room).trust.opened(now_);
    consider(room);
}

void SfuSwitch::lost(const Room& room)
{
    standingOf(room).trust.lost(now_);
}

void SfuSwitch::failed(const Room& room)
{
    standingOf(room).trust.failed(now_);
}

void SfuSwitch::watch(Room& room, Time now, Time late)
{
    now_ = now;
    standingOf(room).trust.excuse(late);
    consider(room);
}

void SfuSwitch::consider(Room& room)
{
    Standing& standing = standingOf(room);
    if (room.mode().mode == CallMode::Sfu) {
        if (standing.trust.isGone(now_)) goBack(room);
        return;
    }
    if (!standing.asked && room.participants().size() <= kMostInMesh) return;
    if (standing.trust.isProven(now_)) return goOver(room);
    if (!standing.trust.isToBeTried(now_)) return;
    standing.trust.opening(now_);
    sfu_.open(room.plan().id);
}

void SfuSwitch::goOver(Room& room)
{
    setMode(room, {CallMode::Sfu, {}, {}, {}});
    applyOrder(room);
}

void SfuSwitch::goBack(Room& room)
{
    Standing& standing = standingOf(room);
    standing.trust.givenUp(now_);
    standing.asked = false;
    sfu_.close(room.plan().id);
    setMode(room, meshOf(room));
}

void SfuSwitch::setMode(Room& room, const ModeChange& mode)
{
    if (mode == room.mode()) return;
    room.changeMode(mode);
    orders_.tellAll(room, {{}, kSfuPeer, mode});
}

Result<void> SfuSwitch::change(Room& room, const PeerId& host, const ModeChange& wanted)
{
    const PeerInfo* peer = room.find(host);
    if (peer == nullptr || peer->role != PeerRole::Host)
        return Error{ErrorKind::Permission, u"only a host may do that"_s, {}};
    if (wanted.mode == room.mode().mode) return {};
    if (wanted.mode == CallMode::Mesh)
        return Error{ErrorKind::InvalidInput, u"the mesh comes back when the server for media stays away"_s, {}};
    standingOf(room).asked = true;
    consider(room);
    return {};
}

bool SfuSwitch::concerns(const Room& room, const PeerId& from, const Signal& signal)
{
    if (!isOfMedia(signal.body)) return false;
    const ModeChange& mode = room.mode();
    return mode.mode == CallMode::Sfu || signal.to == kSfuPeer || !mode.connects(from) || !mode.connects(signal.to);
}

/// In a mesh that is what was under way when the mode changed: nobody waits for it.
Result<void> SfuSwitch::take(const Room& room, const PeerId& from, const Signal& signal)
{
    const bool there = signal.to == kSfuPeer || (signal.to != from && room.find(signal.to) != nullptr);
    if (room.find(from) == nullptr) return Error{ErrorKind::Permission, u"is not in the room yet"_s, {}};
    if (!there) return Error{ErrorKind::NotFound, u"\"%1\" is not in the room"_s.arg(signal.to.text()), {}};
    if (room.mode().mode == CallMode::Mesh) return {};
    return sfu_.take(room.plan().id, from, signal);
}

void SfuSwitch::applyOrder(const Room& room)
{
    for (const PeerInfo& peer : room.participants()) {
        const bool mayBeSeen = peer.role != PeerRole::Listener;
        sfu_.setPassed(room.plan().id, peer.id, mayBeSeen && !peer.muted, mayBeSeen);
    }
}

}  // namespace pitwatch
