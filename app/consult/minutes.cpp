#include "minutes.h"

#include <QHash>

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;

/// Puts comings and goings together to spans.
class AttendanceBook {
public:
    explicit AttendanceBook(QSet<PeerId> without) : without_(std::move(without)) {}

    void take(const RoomEvent& event)
    {
        if (without_.contains(event.who)) return;
        if (event.kind == RoomEventKind::Joined) begin(event);
        if (event.kind == RoomEventKind::Left) end(event);
    }

    std::vector<Minutes::Attendance> result() && { return std::move(list_); }

private:
    void begin(const RoomEvent& event)
    {
        std::size_t line = 0;
        while (line < list_.size() && list_[line].name != event.name) ++line;
        if (line == list_.size()) list_.push_back({event.name, {}});
        open_.insert(event.who, {line, list_[line].spans.size()});
        list_[line].spans.push_back({event.at, {}, false});
    }

    void end(const RoomEvent& event)
    {
        const auto place = open_.find(event.who);
        if (place == open_.end()) return;
        Minutes::Span& span = list_[place->first].spans[place->second];
        span.until = event.at;
        span.lost = event.text == "lost"_L1;
        open_.erase(place);
    }

    const QSet<PeerId> without_;
    std::vector<Minutes::Attendance> list_;
    QHash<PeerId, std::pair<std::size_t, std::size_t>> open_;
};

std::vector<Minutes::Note> notesOf(const std::vector<RoomEvent>& events, RoomEventKind kind)
{
    std::vector<Minutes::Note> notes;
    for (const RoomEvent& event : events)
        if (event.kind == kind) notes.push_back({event.at, event.name, event.text});
    return notes;
}

}  // namespace

QSet<PeerId> tablesOf(const std::vector<RoomEvent>& events)
{
    QSet<PeerId> tables;
    for (const RoomEvent& event : events)
        if (event.kind == RoomEventKind::ShareBegan && event.text == kTableWord) tables.insert(event.who);
    return tables;
}

std::vector<Minutes::Note> recordingsOf(const Minutes& minutes)
{
    return notesOf(minutes.course, RoomEventKind::Recorded);
}

Minutes makeMinutes(const Room& room, const std::vector<CallRecord>& calls)
{
    const std::vector<RoomEvent>& events = room.log().events();
    Minutes minutes;
    minutes.room = room.plan().id;
    minutes.subject = room.plan().subject;
    minutes.caseId = room.plan().caseId;
    minutes.from = events.empty() ? UtcTime{} : events.front().at;
    if (!events.empty() && events.back().kind == RoomEventKind::Closed) minutes.until = events.back().at;
    AttendanceBook book(tablesOf(events));
    for (const RoomEvent& event : events) book.take(event);
    minutes.attendance = std::move(book).result();
    minutes.chat = notesOf(events, RoomEventKind::Said);
    minutes.decisions = notesOf(events, RoomEventKind::Decided);
    minutes.snapshots = notesOf(events, RoomEventKind::Snapshot);
    minutes.rollCalls = room.rollCalls();
    for (const CallRecord& record : calls)
        if (!record.attempts.empty()) minutes.calls.push_back(record);
    minutes.course = events;
    minutes.missingEvents = room.log().dropped();
    return minutes;
}

}  // namespace pitwatch
