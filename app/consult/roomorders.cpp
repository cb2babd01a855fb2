#include "roomorders.h"

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;
using namespace signalling;

Error refused(ErrorKind kind, const QString& reason)
{
    return Error{kind, reason, {}};
}

/// One message of one participant.
class Order {
public:
    Order(RoomOrders& orders, RoomVoice& voice, Room& room, const PeerId& from, const Signal& signal)
        : orders_(orders), voice_(voice), room_(room), from_(from), signal_(signal)
    {
    }

    Result<void> operator()(const Offer&) { return pass(); }
    Result<void> operator()(const Answer&) { return pass(); }
    Result<void> operator()(const Ice&) { return pass(); }
    Result<void> operator()(const Restart&) { return pass(); }

    Result<void> operator()(const State& m) { return changed(room_.setMedia(from_, m.media)); }
    Result<void> operator()(const Hand& m) { return changed(room_.setHand(from_, m.up)); }
    Result<void> operator()(const Mute& m) { return changed(room_.mute(from_, m.who, m.on)); }
    Result<void> operator()(const GiveRole& m)
    {
        const bool recorded = !room_.recordedBy().isEmpty();
        const Result<void> done = changed(room_.giveRole(from_, m.who, m.role));
        if (recorded && room_.recordedBy().isEmpty()) orders_.tellAll(room_, {{}, from_, Recording{false}});
        if (!done || m.role != PeerRole::Host) return done;
        for (const JoinRequest& waits : room_.waiting())
            voice_.tell(m.who, {{}, {}, Knock{waits.id, waits.name, true}});
        return done;
    }
    Result<void> operator()(const Remove& m)
    {
        const Result<void> done = room_.remove(from_, m.who);
        if (!done) return done;
        voice_.dismiss(m.who, u"removed"_s, u"a host has removed you"_s);
        orders_.announceLeft(room_, m.who, u"removed"_s);
        return done;
    }
    Result<void> operator()(const Lock& m) { return toAllAfter(room_.setLocked(from_, m.on)); }
    Result<void> operator()(const Recording& m) { return toAllAfter(room_.setRecording(from_, m.on)); }
    Result<void> operator()(const ModeChange& m) { return toAllAfter(room_.setMode(from_, m)); }
    Result<void> operator()(const Chat& m) { return toAllAfter(room_.say(from_, m.text)); }
    Result<void> operator()(const RollCallStart&)
    {
        const Result<int> number = room_.startRollCall(from_);
        if (!number) return number.error();
        orders_.tellAll(room_, {{}, from_, RollCallStart{number.value()}});
        return {};
    }
    Result<void> operator()(const RollCallAnswer& m) { return toAllAfter(room_.answerRollCall(from_, m.call)); }
    Result<void> operator()(const Pointer&) { return show(); }
    Result<void> operator()(const Draw& m)
    {
        const Result<void> shown = show();
        if (shown) room_.sketch().draw(from_, m);
        return shown;
    }
    Result<void> operator()(const Wipe&)
    {
        const Result<void> shown = show();
        if (shown) room_.sketch().wipe();
        return shown;
    }

    /// Everything else is the server's own affair, or has been dealt with before.
    template <typename Other>
    Result<void> operator()(const Other&)
    {
        return refused(ErrorKind::InvalidInput, u"does not belong here"_s);
    }

private:
    Result<void> pass()
    {
        if (signal_.to == from_ || room_.find(signal_.to) == nullptr)
            return refused(ErrorKind::NotFound, u"\"%1\" is not in the room"_s.arg(signal_.to.text()));
        voice_.tell(signal_.to, {signal_.to, from_, signal_.body});
        return {};
    }

    Result<void> changed(const Room::Changed& change)
    {
        if (!change) return change.error();
        for (const PeerId& id : change.value())
            if (const PeerInfo* peer = room_.find(id)) orders_.tellAll(room_, {{}, {}, PeerChanged{*peer}});
        return {};
    }

    Result<void> toAllAfter(const Result<void>& done)
    {
        if (done) orders_.tellAll(room_, {{}, from_, signal_.body});
        return done;
    }

    Result<void> show()
    {
        if (room_.find(from_)->role == PeerRole::Listener)
            return refused(ErrorKind::Permission, u"listeners do not draw"_s);
        orders_.tellAll(room_, {{}, from_, signal_.body}, from_);
        return {};
    }

    RoomOrders& orders_;
    RoomVoice& voice_;
    Room& room_;
    const PeerId& from_;
    const Signal& signal_;
};

}  // namespace

Result<void> RoomOrders::carryOut(Room& room, const PeerId& from, const Signal& signal)
{
    if (room.find(from) == nullptr) return refused(ErrorKind::Permission, u"is not in the room yet"_s);
    return std::visit(Order(*this, voice_, room, from, signal), signal.body);
}

void RoomOrders::welcome(Room& room, const PeerId& who, const Limits& limits, const std::vector<IceServer>& iceServers)
{
    const PeerInfo* self = room.find(who);
    if (self == nullptr) return;
    Welcome welcome{kSignalVersion,    *self, {}, room.mode(), limits, room.locked(), iceServers, room.recordedBy(),
                    room.givePass(who)};
    for (const PeerInfo& peer : room.participants())
        if (peer.id != who) welcome.peers.push_back(peer);
    voice_.tell(who, {{}, {}, welcome});
    for (const RoomSketch::Drawn& drawn : room.sketch().strokes()) voice_.tell(who, {{}, drawn.by, drawn.stroke});
    tellAll(room, {{}, {}, PeerJoined{*self}}, who);
    if (self->role != PeerRole::Host) return;
    for (const JoinRequest& waits : room.waiting()) voice_.tell(who, {{}, {}, Knock{waits.id, waits.name, true}});
}

void RoomOrders::announceLeft(const Room& room, const PeerId& who, const QString& reason)
{
    tellAll(room, {{}, {}, PeerLeft{who, reason}});
}

void RoomOrders::announceWaiting(const Room& room, const PeerId& who, const QString& name, bool here)
{
    for (const PeerInfo& peer : room.participants())
        if (peer.role == PeerRole::Host) voice_.tell(peer.id, {{}, {}, Knock{who, name, here}});
}

void RoomOrders::tellAll(const Room& room, const Signal& signal, const PeerId& except)
{
    for (const PeerInfo& peer : room.participants())
        if (peer.id != except) voice_.tell(peer.id, signal);
}

}  // namespace pitwatch
