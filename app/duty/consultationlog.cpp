#include "consultationlog.h"

#include <QFileInfo>

#include <algorithm>

#include <consult/minutesfile.h>
#include <consult/minuteslist.h>

namespace pitwatch {

namespace {

/// A consultation that began earlier is hardly still on.
constexpr std::chrono::days kLongConsultation{1};

bool isWithin(UtcTime time, const Period& period)
{
    return period.from <= time && time < period.to;
}

bool overlaps(const Period& period, UtcTime from, UtcTime until)
{
    return from < period.to && (until > period.from || isWithin(from, period));
}

void addNotes(ConsultationEntry& entry, ConsultationNote::Kind kind, const std::vector<Minutes::Note>& notes,
              const Period& period)
{
    for (const Minutes::Note& note : notes)
        if (isWithin(note.at, period)) entry.notes.push_back({kind, note.at, note.by, note.text});
}

int countPresent(const Minutes& minutes, const Period& period)
{
    const auto present = [&period](const Minutes::Span& span) {
        return overlaps(period, span.from, span.until.value_or(UtcTime::max()));
    };
    return static_cast<int>(std::ranges::count_if(minutes.attendance, [&present](const Minutes::Attendance& person) {
        return std::ranges::any_of(person.spans, present);
    }));
}

ConsultationEntry entryOf(const Minutes& minutes, UtcTime until, const Period& period)
{
    ConsultationEntry entry;
    entry.room = minutes.room.text();
    entry.subject = minutes.subject;
    entry.from = minutes.from;
    if (until <= period.to) entry.until = until;
    entry.endKnown = !entry.until || minutes.until;
    entry.participants = countPresent(minutes, period);
    addNotes(entry, ConsultationNote::Kind::Decision, minutes.decisions, period);
    addNotes(entry, ConsultationNote::Kind::Snapshot, minutes.snapshots, period);
    std::ranges::stable_sort(entry.notes, {}, &ConsultationNote::at);
    return entry;
}

/// Names of damaged files that may belong to the period; their beginning stands in the name.
QStringList unreadWithin(const std::vector<Error>& damaged, const Period& period)
{
    const QString earliest = minutesStamp(period.from - kLongConsultation);
    QStringList names;
    for (const Error& error : damaged)
        if (const QString name = QFileInfo(error.where).fileName(); name >= earliest) names.prepend(name);
    return names;
}

}  // namespace

ConsultationLog consultationsWithin(const QString& minutesFolder, const Period& period)
{
    MinutesQuery query;
    query.before = period.to;
    MinutesList list = listMinutes(minutesFolder, query, {});
    ConsultationLog log;
    for (const MinutesSummary& summary : list.consultations) {
        const UtcTime until = summary.until.value_or(summary.lastEvent);
        if (!overlaps(period, summary.from, until)) continue;
        const Result<Minutes> minutes = loadMinutes(summary.file);
        if (minutes)
            log.consultations.push_back(entryOf(minutes.value(), until, period));
        else
            list.damaged.push_back(minutes.error());
    }
    std::ranges::stable_sort(log.consultations, {}, &ConsultationEntry::from);
    log.unread = unreadWithin(list.damaged, period);
    return log;
}

}  // namespace pitwatch
