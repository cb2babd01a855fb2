#pragma once

#include <QSet>

#include <optional>
#include <vector>

#include "calllist.h"
#include "room.h"

namespace pitwatch {

/// The minutes of a consultation as values; whoever prints them brings words and layout. Times are those of the seat
/// that held the room; they are printed to the second.
struct Minutes {
    struct Span {
        UtcTime from;
        std::optional<UtcTime> until;  ///< nothing: still there
        bool lost = false;             ///< ended because the connection broke
        bool operator==(const Span&) const = default;
    };
    /// One name: who comes back after a break has one line with several spans.
    struct Attendance {
        QString name;
        std::vector<Span> spans;
        bool operator==(const Attendance&) const = default;
    };
    struct Note {
        UtcTime at;
        QString by;
        QString text;
        bool operator==(const Note&) const = default;
    };

    RoomId room;
    QString subject;
    QString caseId;
    UtcTime from;
    std::optional<UtcTime> until;
    std::vector<Attendance> attendance;  ///< in order of first joining; a picture on the table attends nothing
    std::vector<Note> chat;
    std::vector<Note> decisions;
    std::vector<Note> snapshots;  ///< text: the file
    std::vector<RollCall> rollCalls;
    std::vector<CallRecord> calls;  ///< only who was called
    std::vector<RoomEvent> course;  ///< everything, in order
    std::size_t missingEvents = 0;  ///< lost to the bound of the log; not zero: say so in the minutes
    bool operator==(const Minutes&) const = default;
};

/// Seats at which nobody sat: pictures on the table.
QSet<PeerId> tablesOf(const std::vector<RoomEvent>& events);

/// The files that were recorded, in order; text: the file, by: whose picture and sound it holds.
std::vector<Minutes::Note> recordingsOf(const Minutes& minutes);

/// Pure: the same room and calls give the same minutes.
Minutes makeMinutes(const Room& room, const std::vector<CallRecord>& calls);

}  // namespace pitwatch
