#include "minutessheet.h"

#include <QCoreApplication>

#include <consult/minutesfile.h>

#include "minutestables.h"
#include "minuteswords.h"

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ConsultationMinutes)
};

QString orNone(const QString& text)
{
    return text.isEmpty() ? u"–"_s : text;
}

/// The end is dated only when it lies on another day.
QString periodText(const Minutes& minutes, const QTimeZone& zone)
{
    const QString from = formatDateTime(minutes.from, zone);
    if (!minutes.until) return from + u" –"_s;
    const bool sameDay = toDateTime(minutes.from, zone).date() == toDateTime(*minutes.until, zone).date();
    return from + u" – "_s + (sameDay ? formatClock(*minutes.until, zone) : formatDateTime(*minutes.until, zone));
}

/// Everybody who had the right to order in the room, in the order in which they got it.
QString hosts(const Minutes& minutes)
{
    QStringList names;
    const QSet<PeerId> tables = tablesOf(minutes.course);
    for (const RoomEvent& event : minutes.course) {
        if (event.text != "host"_L1 || tables.contains(event.who)) continue;
        const QString name = event.kind == RoomEventKind::Joined      ? event.name
                             : event.kind == RoomEventKind::RoleGiven ? event.otherName
                                                                      : QString();
        if (!name.isEmpty() && !names.contains(name)) names << name;
    }
    return names.join(Text::tr(", "));
}

QString calledAndAnswered(const Minutes& minutes)
{
    const auto answered = std::count_if(minutes.calls.begin(), minutes.calls.end(), [](const CallRecord& call) {
        return !call.attempts.empty() && call.attempts.back().result == CallResult::Answered;
    });
    return u"%1 / %2"_s.arg(minutes.calls.size()).arg(answered);
}

std::vector<std::pair<QString, QString>> facts(const Minutes& minutes, const QTimeZone& zone)
{
    const QString end = minutes.until ? formatDateTime(*minutes.until, zone) : Text::tr("not noted");
    const QString duration = minutes.until ? words::exactDuration(*minutes.until - minutes.from) : u"–"_s;
    return {{Text::tr("Subject"), orNone(minutes.subject)},
            {Text::tr("Case"), orNone(minutes.caseId)},
            {Text::tr("Began"), formatDateTime(minutes.from, zone)},
            {Text::tr("Ended"), end},
            {Text::tr("Duration"), duration},
            {Text::tr("Host"), orNone(hosts(minutes))},
            {Text::tr("Took part"), QString::number(minutes.attendance.size())},
            {Text::tr("Called / answered"), calledAndAnswered(minutes)},
            {Text::tr("Room"), minutes.room.text()},
            {Text::tr("Time zone"), QString::fromLatin1(zone.id())}};
}

QStringList remarks(const Minutes& minutes)
{
    QStringList list;
    if (minutes.missingEvents != 0)
        list << Text::tr("The log of the room was full: %1 events are missing here, chat and raised hands first.")
                    .arg(minutes.missingEvents);
    if (!minutes.until)
        list << Text::tr(
            "No end was noted: the consultation went on when these minutes were made, or the program ended "
            "unexpectedly. What had happened by then is here.");
    list << Text::tr(
        "Times are those of the duty seat that held the room. Names are as the participants gave them. The digest is "
        "that "
        "of the file of these minutes.");
    return list;
}

}  // namespace

ReportSheet composeMinutes(const Minutes& minutes, const QString& regionName, const QTimeZone& zone)
{
    ReportSheet sheet;
    sheet.title = Text::tr("Minutes of the consultation");
    sheet.regionName = regionName;
    sheet.periodText = periodText(minutes, zone);
    sheet.facts = facts(minutes, zone);
    sheet.tables = minutesTables(minutes, zone);
    sheet.remarks = remarks(minutes);
    sheet.signatures = {Text::tr("Host"), Text::tr("Minutes taken by"), Text::tr("Duty leader")};
    sheet.digestLabel = Text::tr("SHA-256 of the data");
    sheet.digest = minutesDigest(minutes);
    return sheet;
}

}  // namespace pitwatch
