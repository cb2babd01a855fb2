#include "minutestables.h"

#include <QCoreApplication>
#include <QSet>

#include "minuteswords.h"
#include "reportwords.h"

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ConsultationMinutes)
};

using Removals = QSet<std::pair<QString, qint64>>;  ///< who, and when

Removals removalsOf(const Minutes& minutes)
{
    Removals removals;
    for (const RoomEvent& event : minutes.course)
        if (event.kind == RoomEventKind::Left && event.text == "removed"_L1)
            removals.insert({event.name, toMicros(event.at)});
    return removals;
}

/// How a visit ended.
QString endOf(const QString& name, const Minutes::Span& span, const Minutes& minutes, const Removals& removals)
{
    if (!span.until) return minutes.until ? Text::tr("there until the end") : Text::tr("there at the last entry");
    if (span.lost) return Text::tr("connection lost");
    return removals.contains({name, toMicros(*span.until)}) ? Text::tr("removed") : Text::tr("left");
}

QString stay(const Minutes::Span& span)
{
    return span.until ? words::exactDuration(*span.until - span.from) : u"–"_s;
}

ReportTable attendanceTable(const Minutes& minutes, const QTimeZone& zone)
{
    ReportTable table{Text::tr("1. Attendance"),
                      {{Text::tr("No."), 6, true},
                       {Text::tr("Name"), 28},
                       {Text::tr("From"), 17},
                       {Text::tr("Until"), 17},
                       {Text::tr("Stay"), 10, true},
                       {Text::tr("End"), 18}},
                      {},
                      Text::tr("Nobody came."),
                      -1,
                      {}};
    const Removals removals = removalsOf(minutes);
    int number = 0;
    for (const Minutes::Attendance& person : minutes.attendance) {
        QString label = QString::number(++number);
        for (const Minutes::Span& span : person.spans)
            table.rows.push_back({std::exchange(label, {}), person.name, words::moment(span.from, zone),
                                  words::moment(span.until, zone), stay(span),
                                  endOf(person.name, span, minutes, removals)});
    }
    return table;
}

void addCall(ReportTable& table, const CallRecord& call, const QTimeZone& zone)
{
    const QString count = QString::number(call.attempts.size());
    int number = 0;
    for (const CallAttempt& attempt : call.attempts)
        table.rows.push_back({words::level(call.callee.level), call.callee.name,
                              u"%1 / %2"_s.arg(QString::number(++number), count), words::moment(attempt.at, zone),
                              words::moment(attempt.endedAt, zone), words::result(attempt.result)});
}

ReportTable callTable(const Minutes& minutes, const QTimeZone& zone)
{
    ReportTable table{Text::tr("2. Calls"),
                      {{Text::tr("Level"), 12},
                       {Text::tr("Called"), 30},
                       {Text::tr("Attempt"), 10, true},
                       {Text::tr("Called at"), 17},
                       {Text::tr("Ended at"), 17},
                       {Text::tr("Result"), 14}},
                      {},
                      Text::tr("Nobody was called."),
                      -1,
                      {}};
    for (const CallRecord& call : minutes.calls) addCall(table, call, zone);
    return table;
}

void addRollCall(ReportTable& table, const RollCall& call, const QTimeZone& zone)
{
    const QStringList head{QString::number(call.number), words::moment(call.at, zone), words::person(call.by)};
    if (call.entries.empty()) table.rows.push_back(head + QStringList{Text::tr("nobody else was there"), {}, {}});
    QStringList begin = head;
    for (const RollCall::Entry& entry : call.entries) {
        const QString answered = entry.answeredAt ? words::moment(entry.answeredAt, zone) : Text::tr("did not answer");
        const QString after = entry.answeredAt ? words::seconds(*entry.answeredAt - call.at) : u"–"_s;
        table.rows.push_back(std::exchange(begin, {head.front(), {}, {}}) + QStringList{entry.name, answered, after});
    }
}

ReportTable rollCallTable(const Minutes& minutes, const QTimeZone& zone)
{
    ReportTable table{Text::tr("3. Roll calls"),
                      {{Text::tr("No."), 6, true},
                       {Text::tr("Called at"), 17},
                       {Text::tr("Called by"), 19},
                       {Text::tr("Name"), 26},
                       {Text::tr("Answered at"), 18},
                       {Text::tr("After, s"), 10, true}},
                      {},
                      Text::tr("There was no roll call."),
                      -1,
                      {}};
    for (const RollCall& call : minutes.rollCalls) addRollCall(table, call, zone);
    return table;
}

/// What a table of notes is called, its columns for person and text, and what is said when it is empty.
struct NoteWords {
    QString title;
    QString person;
    QString text;
    QString whenEmpty;
};

ReportTable noteTable(const std::vector<Minutes::Note>& notes, const NoteWords& said, const QTimeZone& zone)
{
    ReportTable table{said.title, {{Text::tr("Time"), 17}, {said.person, 22}, {said.text, 61}}, {}, said.whenEmpty, -1,
                      {}};
    for (const Minutes::Note& note : notes)
        table.rows.push_back({words::moment(note.at, zone), words::person(note.by), words::cell(note.text)});
    return table;
}

ReportTable recordingTable(const Minutes& minutes, const QTimeZone& zone)
{
    ReportTable table{Text::tr("8. Recordings"),
                      {{Text::tr("Begun"), 17}, {Text::tr("Recorded"), 30}, {Text::tr("File"), 53}},
                      {},
                      Text::tr("Nothing was recorded."),
                      -1,
                      {}};
    for (const Minutes::Note& note : recordingsOf(minutes))
        table.rows.push_back({words::moment(note.at, zone), words::recorded(note.by), note.text});
    return table;
}

ReportTable courseTable(const Minutes& minutes, const QTimeZone& zone)
{
    ReportTable table{Text::tr("7. Course of the consultation"),
                      {{Text::tr("Time"), 17}, {Text::tr("What happened"), 83}},
                      {},
                      Text::tr("Nothing was noted."),
                      -1,
                      {}};
    for (const RoomEvent& event : minutes.course)
        table.rows.push_back({words::moment(event.at, zone), words::event(event)});
    return table;
}

}  // namespace

std::vector<ReportTable> minutesTables(const Minutes& minutes, const QTimeZone& zone)
{
    const NoteWords decisions{Text::tr("4. Decisions"), Text::tr("Noted by"), Text::tr("Decision"),
                              Text::tr("No decision was noted.")};
    const NoteWords snapshots{Text::tr("5. Snapshots"), Text::tr("Taken by"), Text::tr("File"),
                              Text::tr("No snapshot was taken.")};
    const NoteWords chat{Text::tr("6. Chat"), Text::tr("Written by"), Text::tr("Text"),
                         Text::tr("Nobody wrote anything.")};
    return {attendanceTable(minutes, zone),
            callTable(minutes, zone),
            rollCallTable(minutes, zone),
            noteTable(minutes.decisions, decisions, zone),
            noteTable(minutes.snapshots, snapshots, zone),
            noteTable(minutes.chat, chat, zone),
            courseTable(minutes, zone),
            recordingTable(minutes, zone)};
}

}  // namespace pitwatch
