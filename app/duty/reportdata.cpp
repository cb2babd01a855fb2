#include "reportdata.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pitwatch {

namespace {

QJsonValue json(UtcTime time)
{
    return toMicros(time);
}

template <typename T>
QJsonValue json(const std::optional<T>& value)
{
    if constexpr (std::is_same_v<T, UtcTime>)
        return value ? QJsonValue(toMicros(*value)) : QJsonValue();
    else
        return value ? QJsonValue(*value) : QJsonValue();
}

template <typename List, typename Make>
QJsonArray array(const List& list, Make make)
{
    QJsonArray result;
    for (const auto& item : list) result.append(make(item));
    return result;
}

QJsonObject json(const AlarmTransition& t)
{
    return {{QStringLiteral("at"), json(t.at)},
            {QStringLiteral("change"), static_cast<int>(t.change)},
            {QStringLiteral("person"), t.person},
            {QStringLiteral("note"), t.note}};
}

QJsonObject json(const AlarmEntry& entry)
{
    const Alarm& a = entry.alarm;
    return {{QStringLiteral("id"), a.id.text()},
            {QStringLiteral("rule"), a.rule.text()},
            {QStringLiteral("rule_version"), a.ruleVersion},
            {QStringLiteral("grade"), static_cast<int>(a.grade)},
            {QStringLiteral("state"), static_cast<int>(a.state)},
            {QStringLiteral("mine"), a.mine.text()},
            {QStringLiteral("mine_name"), entry.mineName},
            {QStringLiteral("subject"), a.subject},
            {QStringLiteral("subject_name"), entry.subjectName},
            {QStringLiteral("title"), a.title},
            {QStringLiteral("detail"), a.detail},
            {QStringLiteral("raised_at"), json(a.raisedAt)},
            {QStringLiteral("cleared_at"), json(a.clearedAt)},
            {QStringLiteral("transitions"),
             array(a.transitions, [](const AlarmTransition& t) { return QJsonValue(json(t)); })}};
}

QJsonObject json(const HeadCount& c)
{
    return {{QStringLiteral("from"), json(c.from)}, {QStringLiteral("min"), json(c.min)},
            {QStringLiteral("max"), json(c.max)},   {QStringLiteral("max_at"), json(c.maxAt)},
            {QStringLiteral("last"), json(c.last)}, {QStringLiteral("limit"), json(c.limit)},
            {QStringLiteral("minutes"), c.minutes}, {QStringLiteral("minutes_over"), c.minutesOverLimit}};
}

QJsonObject json(const LoadEntry& entry)
{
    return {{QStringLiteral("feeder"), entry.load.feeder.text()},
            {QStringLiteral("name"), entry.name},
            {QStringLiteral("min"), entry.load.min},
            {QStringLiteral("mean"), entry.load.mean},
            {QStringLiteral("max"), entry.load.max},
            {QStringLiteral("minutes"), entry.load.minutes}};
}

QJsonObject json(const MineEntry& mine)
{
    return {{QStringLiteral("code"), mine.code.text()},
            {QStringLiteral("name"), mine.name},
            {QStringLiteral("head_count"), json(mine.total)},
            {QStringLiteral("hours"), array(mine.hours, [](const HeadCount& c) { return QJsonValue(json(c)); })},
            {QStringLiteral("loads"), array(mine.loads, [](const LoadEntry& l) { return QJsonValue(json(l)); })}};
}

QJsonObject json(const CameraOutageEntry& entry)
{
    return {{QStringLiteral("mine"), entry.outage.camera.mine.text()},
            {QStringLiteral("mine_name"), entry.mineName},
            {QStringLiteral("camera"), entry.outage.camera.camera.text()},
            {QStringLiteral("camera_name"), entry.cameraName},
            {QStringLiteral("since"), json(entry.outage.since)},
            {QStringLiteral("until"), json(entry.outage.until)},
            {QStringLiteral("end_known"), entry.outage.endKnown},
            {QStringLiteral("in_period"), static_cast<qint64>(entry.inPeriod.count())},
            {QStringLiteral("reason"), entry.outage.reason}};
}

QJsonObject json(const FeedOutageEntry& entry)
{
    return {{QStringLiteral("feed"), entry.outage.feed.text()},
            {QStringLiteral("since"), json(entry.outage.since)},
            {QStringLiteral("until"), json(entry.outage.until)},
            {QStringLiteral("end_known"), entry.outage.endKnown},
            {QStringLiteral("in_period"), static_cast<qint64>(entry.inPeriod.count())},
            {QStringLiteral("reason"), entry.outage.reason}};
}

QJsonObject json(const DeclarationEntry& entry)
{
    const StoredDeclaration& d = entry.declaration;
    return {{QStringLiteral("at"), json(d.at)},
            {QStringLiteral("received_at"), json(d.receivedAt)},
            {QStringLiteral("mine"), d.mine.text()},
            {QStringLiteral("mine_name"), entry.mineName},
            {QStringLiteral("state"), mineStateNames().at(static_cast<int>(d.state.kind))},
            {QStringLiteral("from"), json(d.state.from)},
            {QStringLiteral("until"), json(d.state.until)},
            {QStringLiteral("document"), d.document}};
}

QJsonObject json(const ConsultationNote& note)
{
    const bool decision = note.kind == ConsultationNote::Kind::Decision;
    return {{QStringLiteral("kind"), decision ? QStringLiteral("decision") : QStringLiteral("snapshot")},
            {QStringLiteral("at"), json(note.at)},
            {QStringLiteral("person"), note.by},
            {QStringLiteral("text"), note.text}};
}

QJsonObject json(const ConsultationEntry& entry)
{
    return {
        {QStringLiteral("room"), entry.room},
        {QStringLiteral("subject"), entry.subject},
        {QStringLiteral("since"), json(entry.from)},
        {QStringLiteral("until"), json(entry.until)},
        {QStringLiteral("end_known"), entry.endKnown},
        {QStringLiteral("participants"), entry.participants},
        {QStringLiteral("notes"), array(entry.notes, [](const ConsultationNote& n) { return QJsonValue(json(n)); })}};
}

}  // namespace

QByteArray reportData(const ShiftReport& report)
{
    const auto objects = [](const auto& list) {
        return array(list, [](const auto& item) { return QJsonValue(json(item)); });
    };
    const QJsonObject document{{QStringLiteral("version"), 2},
                               {QStringLiteral("region"), report.regionName},
                               {QStringLiteral("timezone"), QString::fromLatin1(report.zone.id())},
                               {QStringLiteral("from"), json(report.period.from)},
                               {QStringLiteral("to"), json(report.period.to)},
                               {QStringLiteral("alarms"), objects(report.alarms)},
                               {QStringLiteral("mines"), objects(report.mines)},
                               {QStringLiteral("camera_outages"), objects(report.cameras)},
                               {QStringLiteral("feed_outages"), objects(report.feeds)},
                               {QStringLiteral("declarations"), objects(report.declarations)},
                               {QStringLiteral("consultations"), objects(report.log.consultations)},
                               {QStringLiteral("unread_minutes"), QJsonArray::fromStringList(report.log.unread)}};
    return QJsonDocument(document).toJson(QJsonDocument::Compact);
}

QString reportDigest(const ShiftReport& report)
{
    return QString::fromLatin1(QCryptographicHash::hash(reportData(report), QCryptographicHash::Sha256).toHex());
}

}  // namespace pitwatch
