#include "roomview.h"

#include <algorithm>

namespace pitwatch {

using namespace signalling;

namespace {

constexpr std::size_t kMostLines = 1000;
constexpr std::size_t kMostRollCalls = 200;
constexpr std::size_t kMostWaiting = 64;
constexpr std::size_t kMostStrokes = 500;

}  // namespace

/// One message of the server, carried into the view.
struct RoomViewReader {
    RoomView& view;
    const Signal& signal;

    RoomView::Changes operator()(const Welcome& m)
    {
        view.self_ = m.self;
        view.peers_ = m.peers;
        view.iceServers_ = m.iceServers;
        view.locked_ = m.locked;
        view.recordedBy_ = m.recordedBy;
        view.mode_ = m.mode;
        view.before_.clear();
        for (const PeerInfo& peer : m.peers) view.before_.insert(peer.id);
        view.waiting_.clear();
        view.pointers_.clear();
        view.strokes_.clear();
        return RoomView::Everything | RoomView::People | RoomView::Sketch;
    }
    RoomView::Changes operator()(const Knock& m)
    {
        const auto known = std::find_if(view.waiting_.begin(), view.waiting_.end(),
                                        [&](const Knock& waits) { return waits.who == m.who; });
        if (known != view.waiting_.end()) view.waiting_.erase(known);
        if (m.here && view.waiting_.size() < kMostWaiting) view.waiting_.push_back(m);
        return RoomView::People;
    }
    RoomView::Changes operator()(const PeerJoined& m)
    {
        view.forget(m.peer.id);
        if (view.peers_.size() < std::size_t(signalbounds::kPeers)) view.peers_.push_back(m.peer);
        return RoomView::People;
    }
    RoomView::Changes operator()(const PeerChanged& m)
    {
        if (m.peer.id == view.self_.id) view.self_ = m.peer;
        for (PeerInfo& peer : view.peers_)
            if (peer.id == m.peer.id) peer = m.peer;
        return RoomView::People;
    }
    RoomView::Changes operator()(const PeerLeft& m)
    {
        view.forget(m.id);
        return RoomView::People | RoomView::Sketch;
    }
    RoomView::Changes operator()(const Lock& m)
    {
        view.locked_ = m.on;
        return RoomView::People;
    }
    RoomView::Changes operator()(const Recording& m)
    {
        view.recordedBy_ = m.on ? signal.from : PeerId();
        return RoomView::People;
    }
    RoomView::Changes operator()(const ModeChange& m)
    {
        return std::exchange(view.mode_, m) == m ? RoomView::Nothing : RoomView::Mode;
    }
    RoomView::Changes operator()(const Chat& m)
    {
        view.chat_.push_back({view.clock_.now(), view.nameOf(signal.from), m.text, signal.from == view.self_.id});
        ++view.chatLines_;
        if (view.chat_.size() > kMostLines) view.chat_.pop_front();
        return RoomView::Talk;
    }
    RoomView::Changes operator()(const RollCallStart& m)
    {
        if (view.rollCalls_.size() >= kMostRollCalls) return RoomView::Nothing;
        RollCall call{m.call, view.clock_.now(), view.nameOf(signal.from), {}};
        if (signal.from != view.self_.id) call.entries.push_back({view.self_.id, view.self_.name, {}});
        for (const PeerInfo& peer : view.peers_)
            if (peer.id != signal.from && !peer.isTable()) call.entries.push_back({peer.id, peer.name, {}});
        view.rollCalls_.push_back(call);
        return RoomView::RollCalls;
    }
    RoomView::Changes operator()(const RollCallAnswer& m)
    {
        for (RollCall& call : view.rollCalls_)
            if (call.number == m.call) call.answer(signal.from, view.nameOf(signal.from), view.clock_.now());
        return RoomView::RollCalls;
    }
    RoomView::Changes operator()(const Pointer& m)
    {
        if (!m.shown)
            view.pointers_.erase(signal.from);
        else if (view.find(signal.from) != nullptr)
            view.pointers_[signal.from] = {view.nameOf(signal.from), m.at};
        return RoomView::Sketch;
    }
    RoomView::Changes operator()(const Draw& m)
    {
        const auto key = std::pair(signal.from, m.stroke);
        if (view.strokes_.size() >= kMostStrokes && !view.strokes_.contains(key)) return RoomView::Nothing;
        view.strokes_[key] = {m.colour, m.points};
        return RoomView::Sketch;
    }
    RoomView::Changes operator()(const Wipe&)
    {
        view.strokes_.clear();
        return RoomView::Sketch;
    }
    template <typename Other>
    RoomView::Changes operator()(const Other&)
    {
        return RoomView::Nothing;
    }
};

RoomView::Changes RoomView::take(const Signal& signal)
{
    return std::visit(RoomViewReader{*this, signal}, signal.body);
}

void RoomView::drawn(const Draw& draw)
{
    RoomViewReader{*this, Signal{{}, self_.id, draw}}(draw);
}

const PeerInfo* RoomView::find(const PeerId& id) const
{
    if (id == self_.id) return &self_;
    const auto found = std::find_if(peers_.begin(), peers_.end(), [&](const PeerInfo& peer) { return peer.id == id; });
    return found == peers_.end() ? nullptr : &*found;
}

std::optional<int> RoomView::unanswered() const
{
    if (rollCalls_.empty()) return std::nullopt;
    const RollCall& newest = rollCalls_.back();
    for (const RollCall::Entry& entry : newest.entries)
        if (entry.who == self_.id && !entry.answeredAt) return newest.number;
    return std::nullopt;
}

QString RoomView::nameOf(const PeerId& id) const
{
    const PeerInfo* peer = find(id);
    return peer == nullptr ? QString() : peer->name;
}

void RoomView::forget(const PeerId& id)
{
    std::erase_if(peers_, [&](const PeerInfo& peer) { return peer.id == id; });
    pointers_.erase(id);
    // It ends with the one who records.
    if (id == recordedBy_) recordedBy_ = {};
}

}  // namespace pitwatch
