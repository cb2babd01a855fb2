#pragma once

#include <QString>

#include <core/utctime.h>

#include "signalmessage.h"

namespace pitwatch {

inline const QString kTableWord = QStringLiteral("table");

enum class RoomEventKind {
    Opened,
    Joined,  ///< text: the role
    Left,    ///< text: bye, lost, removed
    Waited,  ///< came to the waiting room
    Gave,    ///< gave up waiting
    Admitted,
    Denied,
    Locked,
    Unlocked,
    RoleGiven,  ///< text: the role
    Muted,
    Unmuted,
    HandUp,
    HandDown,
    ShareBegan,  ///< text: kTableWord where nobody sits behind the picture
    ShareEnded,
    Said,          ///< text: chat
    Decided,       ///< text: the decision
    Snapshot,      ///< text: the file
    RollCalled,    ///< number: the call
    RollAnswered,  ///< number: the call
    ModeChanged,   ///< text: mesh or sfu
    RecordingBegan,
    Recorded,  ///< text: the file, in the folder of the room's recordings
    RecordingEnded,
    Closed,
};

/// One thing that happened in a room. Names are kept with it: participants are gone when the minutes are written.
struct RoomEvent {
    UtcTime at;
    RoomEventKind kind = RoomEventKind::Opened;
    PeerId who;  ///< who did it, or to whom it happened; empty: the seat itself
    QString name;
    PeerId other;  ///< whom it concerns, where that is somebody else
    QString otherName;
    QString text;
    int number = 0;
    bool operator==(const RoomEvent&) const = default;
};

}  // namespace pitwatch
