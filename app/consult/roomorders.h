#pragma once

#include "room.h"

namespace pitwatch {

/// How orders reach the participants; the server implements it over its connections, tests by a list.
class RoomVoice {
public:
    virtual ~RoomVoice() = default;
    virtual void tell(const PeerId& to, const Signal& signal) = 0;
    /// Tells `reason` (`error`) and ends the connection.
    virtual void dismiss(const PeerId& who, const QString& code, const QString& text) = 0;
};

/// What the participants of a room may tell each other, and what follows from it: relays with the sender stamped,
/// carries out the orders that the Room allows, and tells the others. Lives with its voice on the server's thread.
class RoomOrders {
public:
    explicit RoomOrders(RoomVoice& voice) : voice_(voice) {}

    /// `from` is who the connection belongs to, never what the message says. An error goes back to the sender.
    Result<void> carryOut(Room& room, const PeerId& from, const Signal& signal);

    /// The newcomer learns who is there, the others that it came.
    void welcome(Room& room, const PeerId& who, const signalling::Limits& limits,
                 const std::vector<IceServer>& iceServers);
    void announceLeft(const Room& room, const PeerId& who, const QString& reason);
    /// Hosts learn who waits or waits no longer.
    void announceWaiting(const Room& room, const PeerId& who, const QString& name, bool here);

    void tellAll(const Room& room, const Signal& signal, const PeerId& except = {});

private:
    RoomVoice& voice_;
};

}  // namespace pitwatch
