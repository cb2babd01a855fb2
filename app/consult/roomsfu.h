#pragma once

#include <QObject>

#include <core/result.h>

#include "signalmessage.h"

namespace pitwatch {

/// The server that carries the media of a room whose participants are too many for a mesh: a selective forwarding unit
/// (RFC 7667, section 3.7). Participants never speak to it: to them it is kSfuPeer, to which they offer what they send,
/// and which offers under the others' names what those send. What they say of media goes through the room's server to
/// take(), what is for them comes as say(). Lives on the server's thread.
class RoomSfu : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Makes the room ready there: opened() or failed() follows, later. Nothing when it is open, lost or under way.
    virtual void open(const RoomId& room) = 0;
    virtual void close(const RoomId& room) = 0;
    /// Of somebody in an open room: `offer`, `ice` to kSfuPeer; `restart`, `answer`, `ice` to another. An error goes
    /// back to the sender.
    virtual Result<void> take(const RoomId& room, const PeerId& from, const Signal& signal) = 0;
    virtual void leave(const RoomId& room, const PeerId& who) = 0;
    /// Whether what they send goes on to the others: by the order of the room.
    virtual void setPassed(const RoomId& room, const PeerId& who, bool sound, bool picture) = 0;

Q_SIGNALS:
    /// The first time, and again after lost().
    void opened(const pitwatch::RoomId& room);
    /// An open room is out of reach. It is looked for until it is back, or closed.
    void lost(const pitwatch::RoomId& room, const QString& reason);
    /// It could not be opened; it is closed.
    void failed(const pitwatch::RoomId& room, const QString& reason);
    void say(const pitwatch::RoomId& room, const pitwatch::PeerId& to, const pitwatch::Signal& signal);
};

/// No participant is ever called so.
inline const PeerId kSfuPeer(QStringLiteral("sfu"));

}  // namespace pitwatch
