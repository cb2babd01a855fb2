#include "mediamemory.h"

#include <algorithm>
#include <limits>

namespace pitwatch {

void MediaMemory::setPicture(ConsultPicture picture)
{
    if (media_) media_->picture = picture;
}

void MediaMemory::setMicrophone(bool on)
{
    if (media_) media_->microphoneOn = on;
}

void MediaMemory::setSources(const ConsultSources& sources)
{
    if (media_) media_->sources = sources;
    lost_ &= ~sources.devices();
}

ConsultDevices MediaMemory::lose(ConsultDevices devices)
{
    const ConsultDevices lost = devices & ~lost_;
    lost_ |= lost;
    if (media_) media_->sources.leaveOut(lost);
    return lost;
}

void MediaMemory::add(const ConsultPeer& peer)
{
    leaving_.remove(peer.id);
    peers_[peer.id] = {peer, peer.epoch, ConsultPeerState::Idle, ++added_};
}

void MediaMemory::remove(const QString& id)
{
    played_.remove(id);
    ranks_.remove(id);
    if (peers_.remove(id)) leaving_.insert(id);
}

bool MediaMemory::setRank(const media::Rank& rank)
{
    const auto known = ranks_.constFind(rank.peer);
    if (known != ranks_.constEnd() && known->rank == rank.rank) return false;
    ranks_[rank.peer] = rank;
    return true;
}

bool MediaMemory::setHeld(const QString& id, bool held)
{
    if (held_.contains(id) == held) return false;
    held ? void(held_.insert(id)) : void(held_.remove(id));
    return true;
}

QStringList MediaMemory::takeHeld()
{
    return std::exchange(held_, {}).values();
}

void MediaMemory::signalled(const ConsultSignal& signal)
{
    const auto found = peers_.find(signal.peer);
    if (found == peers_.end()) return;
    // Who answers learns the number from the offer; whoever asks for another attempt names one that is known.
    if (signal.kind == ConsultSignalKind::Offer) found->epoch = std::max(found->epoch, signal.epoch);
}

void MediaMemory::changed(const QString& id, ConsultPeerState state)
{
    if (state == ConsultPeerState::Closed) leaving_.remove(id);
    if (const auto found = peers_.find(id); found != peers_.end()) found->state = state;
}

bool MediaMemory::showsPicture(const QString& id) const
{
    const auto said = played_.find(id);
    return said == played_.end() || said->picture;
}

std::vector<media::PeerState> MediaMemory::lost(const QString& reason, bool last)
{
    std::vector<media::PeerState> changes;
    for (const QString& id : std::exchange(leaving_, {})) changes.push_back({id, ConsultPeerState::Closed, {}});
    const ConsultPeerState now = last ? ConsultPeerState::Closed : ConsultPeerState::Rebuilding;
    for (auto peer = peers_.begin(); peer != peers_.end(); ++peer) {
        if (std::exchange(peer->state, now) != now) changes.push_back({peer.key(), now, reason});
    }
    if (last) peers_.clear();
    return changes;
}

MediaMemory::Again MediaMemory::again()
{
    Again again;
    if (!media_) return again;
    again.commands.push_back(media::Start{*media_});
    for (const media::Play& played : std::as_const(played_)) again.commands.push_back(played);
    for (const media::Rank& rank : std::as_const(ranks_)) again.commands.push_back(rank);
    std::vector<Peer*> inOrder;
    for (Peer& peer : peers_) inOrder.push_back(&peer);
    std::sort(inOrder.begin(), inOrder.end(), [](const Peer* a, const Peer* b) { return a->order < b->order; });
    for (Peer* peer : inOrder) {
        if (!peer->peer.weOffer)
            again.requests.push_back({peer->peer.id, peer->epoch, ConsultSignalKind::Restart, {}, 0, {}});
        if (peer->epoch < std::numeric_limits<int>::max()) ++peer->epoch;
        peer->peer.epoch = peer->epoch;
        again.commands.push_back(media::AddPeer{peer->peer});
    }
    return again;
}

}  // namespace pitwatch
