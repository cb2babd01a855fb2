#include "sfuswitch.h"

namespace pitwatch {

using namespace Qt::StringLiterals;
using namespace signalling;

void SfuSwitch::entered(const Room& room)
{
    if (room.mode().mode == CallMode::Mesh && room.participants().size() > kMostInMesh) sfu_.open(room.plan().id);
}

void SfuSwitch::opened(Room& room)
{
    if (room.mode().mode == CallMode::Sfu) return;
    const ModeChange mode{CallMode::Sfu, {}, {}, {}};
    room.changeMode(mode);
    orders_.tellAll(room, {{}, kSfuPeer, mode});
    applyOrder(room);
}

Result<void> SfuSwitch::change(const Room& room, const PeerId& host, const ModeChange& wanted)
{
    const PeerInfo* peer = room.find(host);
    if (peer == nullptr || peer->role != PeerRole::Host)
        return Error{ErrorKind::Permission, u"only a host may do that"_s, {}};
    if (wanted.mode == room.mode().mode) return {};
    if (wanted.mode == CallMode::Mesh)
        return Error{ErrorKind::InvalidInput, u"the mesh comes back with the next consultation only"_s, {}};
    sfu_.open(room.plan().id);
    return {};
}

bool SfuSwitch::concerns(const Room& room, const Signal& signal)
{
    const Body& body = signal.body;
    const bool media = std::holds_alternative<Offer>(body) || std::holds_alternative<Answer>(body) ||
                       std::holds_alternative<Ice>(body) || std::holds_alternative<Restart>(body);
    return media && room.mode().mode == CallMode::Sfu;
}

Result<void> SfuSwitch::take(const Room& room, const PeerId& from, const Signal& signal)
{
    const bool there = signal.to == kSfuPeer || (signal.to != from && room.find(signal.to) != nullptr);
    if (room.find(from) == nullptr) return Error{ErrorKind::Permission, u"is not in the room yet"_s, {}};
    if (!there) return Error{ErrorKind::NotFound, u"\"%1\" is not in the room"_s.arg(signal.to.text()), {}};
    return sfu_.take(room.plan().id, from, signal);
}

void SfuSwitch::applyOrder(const Room& room)
{
    if (room.mode().mode != CallMode::Sfu) return;
    for (const PeerInfo& peer : room.participants()) {
        const bool mayBeSeen = peer.role != PeerRole::Listener;
        sfu_.setPassed(room.plan().id, peer.id, mayBeSeen && !peer.muted, mayBeSeen);
    }
}

}  // namespace pitwatch
