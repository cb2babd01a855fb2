#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "minutesfile.h"
#include "minuteskinds.h"

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;

QString cut(QString text, int most)
{
    if (text.size() <= most) return text;
    text.truncate(most);
    if (text.back().isHighSurrogate()) text.chop(1);
    return text;
}

QString name(const QString& text)
{
    return cut(text, minutesbounds::kNameCharacters);
}

QString words(const QString& text)
{
    return cut(text, minutesbounds::kTextCharacters);
}

QJsonValue time(const std::optional<UtcTime>& time)
{
    return time ? QJsonValue(toMicros(*time)) : QJsonValue();
}

QJsonObject json(const Minutes::Span& span)
{
    return {{u"from_us"_s, time(span.from)}, {u"until_us"_s, time(span.until)}, {u"lost"_s, span.lost}};
}

QJsonObject json(const Minutes::Note& note)
{
    return {{u"at_us"_s, time(note.at)}, {u"by"_s, name(note.by)}, {u"text"_s, words(note.text)}};
}

QJsonObject json(const RollCall::Entry& entry)
{
    return {
        {u"who"_s, name(entry.who.text())}, {u"name"_s, name(entry.name)}, {u"answered_us"_s, time(entry.answeredAt)}};
}

QJsonObject json(const CallAttempt& attempt)
{
    return {{u"at_us"_s, time(attempt.at)},
            {u"ended_us"_s, time(attempt.endedAt)},
            {u"result"_s, callResultWords().at(static_cast<int>(attempt.result))}};
}

QJsonObject json(const Callee& callee)
{
    return {{u"id"_s, name(callee.id.text())},
            {u"name"_s, name(callee.name)},
            {u"level"_s, calleeLevelWords().at(static_cast<int>(callee.level))},
            {u"contact"_s, name(callee.contact)}};
}

QJsonObject json(const RoomEvent& event)
{
    static const QStringList kinds = roomEventWords();
    return {{u"at_us"_s, time(event.at)},           {u"kind"_s, kinds.at(static_cast<int>(event.kind))},
            {u"who"_s, name(event.who.text())},     {u"name"_s, name(event.name)},
            {u"other"_s, name(event.other.text())}, {u"other_name"_s, name(event.otherName)},
            {u"text"_s, words(event.text)},         {u"number"_s, event.number}};
}

QJsonObject json(const Minutes::Attendance& attendance);
QJsonObject json(const RollCall& call);
QJsonObject json(const CallRecord& record);

template <typename List>
QJsonArray array(const List& list)
{
    QJsonArray result;
    for (const auto& item : list) result.append(json(item));
    return result;
}

QJsonObject json(const Minutes::Attendance& attendance)
{
    return {{u"name"_s, name(attendance.name)}, {u"spans"_s, array(attendance.spans)}};
}

QJsonObject json(const RollCall& call)
{
    return {{u"number"_s, call.number},
            {u"at_us"_s, time(call.at)},
            {u"by"_s, name(call.by)},
            {u"entries"_s, array(call.entries)}};
}

QJsonObject json(const CallRecord& record)
{
    return {{u"callee"_s, json(record.callee)}, {u"attempts"_s, array(record.attempts)}, {u"wanted"_s, record.wanted}};
}

}  // namespace

QByteArray writeMinutesDocument(const Minutes& minutes)
{
    const QJsonObject document{{u"format"_s, u"pitwatch-minutes"_s},
                               {u"version"_s, kMinutesVersion},
                               {u"room"_s, name(minutes.room.text())},
                               {u"subject"_s, words(minutes.subject)},
                               {u"case"_s, name(minutes.caseId)},
                               {u"from_us"_s, time(minutes.from)},
                               {u"until_us"_s, time(minutes.until)},
                               {u"attendance"_s, array(minutes.attendance)},
                               {u"chat"_s, array(minutes.chat)},
                               {u"decisions"_s, array(minutes.decisions)},
                               {u"snapshots"_s, array(minutes.snapshots)},
                               {u"roll_calls"_s, array(minutes.rollCalls)},
                               {u"calls"_s, array(minutes.calls)},
                               {u"course"_s, array(minutes.course)},
                               {u"missing_events"_s, static_cast<qint64>(minutes.missingEvents)}};
    return QJsonDocument(document).toJson(QJsonDocument::Compact);
}

QString minutesDigest(const Minutes& minutes)
{
    const QByteArray document = writeMinutesDocument(minutes);
    return QString::fromLatin1(QCryptographicHash::hash(document, QCryptographicHash::Sha256).toHex());
}

}  // namespace pitwatch
