#include <QJsonDocument>

#include <core/jsoncheck.h>

#include "minutesfile.h"
#include "minuteskinds.h"

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;
using namespace minutesbounds;

constexpr int kMostIssues = 20;
constexpr qint64 kExact = (qint64(1) << 53) - 1;  ///< whole numbers up to here come through JSON unharmed

/// Exactly these members: what is not read would be lost unseen when the file is written again.
bool hasMembers(const JsonCursor& cursor, const QStringList& names)
{
    if (!cursor.requireObject()) return false;
    const QJsonObject object = cursor.value().toObject();
    bool fits = true;
    for (const QString& name : names)
        if (!object.contains(name)) {
            cursor.member(name).report(u"a value"_s);
            fits = false;
        }
    for (auto member = object.begin(); member != object.end(); ++member)
        if (!names.contains(member.key())) {
            cursor.member(member.key()).report(u"nothing"_s);
            fits = false;
        }
    return fits;
}

/// A text that must be there but may be empty.
QString text(const JsonCursor& cursor, int most)
{
    if (cursor.value().isString()) return cursor.optionalText({}, most);
    cursor.report(u"a text"_s);
    return {};
}

QString name(const JsonCursor& cursor)
{
    return text(cursor, kNameCharacters);
}

UtcTime time(const JsonCursor& cursor)
{
    return fromMicros(cursor.integer(0, kExact));
}

std::optional<UtcTime> optionalTime(const JsonCursor& cursor)
{
    return cursor.present() ? std::optional(time(cursor)) : std::nullopt;
}

bool flag(const JsonCursor& cursor)
{
    if (!cursor.value().isBool()) cursor.report(u"true or false"_s);
    return cursor.value().toBool();
}

int count(const JsonCursor& cursor)
{
    return static_cast<int>(cursor.integer(0, std::numeric_limits<int>::max()));
}

template <typename T>
T kind(const JsonCursor& cursor, const QStringList& words)
{
    return static_cast<T>(cursor.oneOf(words).value_or(0));
}

template <typename T>
std::vector<T> list(const JsonCursor& cursor, T (*read)(const JsonCursor&), int most = kEntries)
{
    std::vector<T> result;
    for (const JsonCursor& element : cursor.elements(true, most)) result.push_back(read(element));
    return result;
}

Minutes::Span span(const JsonCursor& c)
{
    if (!hasMembers(c, {u"from_us"_s, u"until_us"_s, u"lost"_s})) return {};
    return {time(c.member(u"from_us"_s)), optionalTime(c.member(u"until_us"_s)), flag(c.member(u"lost"_s))};
}

Minutes::Attendance attendance(const JsonCursor& c)
{
    if (!hasMembers(c, {u"name"_s, u"spans"_s})) return {};
    return {name(c.member(u"name"_s)), list(c.member(u"spans"_s), span)};
}

Minutes::Note note(const JsonCursor& c)
{
    if (!hasMembers(c, {u"at_us"_s, u"by"_s, u"text"_s})) return {};
    return {time(c.member(u"at_us"_s)), name(c.member(u"by"_s)), text(c.member(u"text"_s), kTextCharacters)};
}

RollCall::Entry rollCallEntry(const JsonCursor& c)
{
    if (!hasMembers(c, {u"who"_s, u"name"_s, u"answered_us"_s})) return {};
    return {PeerId(name(c.member(u"who"_s))), name(c.member(u"name"_s)), optionalTime(c.member(u"answered_us"_s))};
}

RollCall rollCall(const JsonCursor& c)
{
    if (!hasMembers(c, {u"number"_s, u"at_us"_s, u"by"_s, u"entries"_s})) return {};
    return {count(c.member(u"number"_s)), time(c.member(u"at_us"_s)), name(c.member(u"by"_s)),
            list(c.member(u"entries"_s), rollCallEntry)};
}

Callee callee(const JsonCursor& c)
{
    if (!hasMembers(c, {u"id"_s, u"name"_s, u"level"_s, u"contact"_s})) return {};
    return {CalleeId(name(c.member(u"id"_s))), name(c.member(u"name"_s)),
            kind<CalleeLevel>(c.member(u"level"_s), calleeLevelWords()), name(c.member(u"contact"_s))};
}

CallAttempt attempt(const JsonCursor& c)
{
    if (!hasMembers(c, {u"at_us"_s, u"ended_us"_s, u"result"_s})) return {};
    return {time(c.member(u"at_us"_s)), optionalTime(c.member(u"ended_us"_s)),
            kind<CallResult>(c.member(u"result"_s), callResultWords())};
}

CallRecord call(const JsonCursor& c)
{
    if (!hasMembers(c, {u"callee"_s, u"attempts"_s, u"wanted"_s})) return {};
    return {callee(c.member(u"callee"_s)), list(c.member(u"attempts"_s), attempt), flag(c.member(u"wanted"_s))};
}

RoomEvent event(const JsonCursor& c)
{
    static const QStringList members{u"at_us"_s, u"kind"_s,       u"who"_s,  u"name"_s,
                                     u"other"_s, u"other_name"_s, u"text"_s, u"number"_s};
    static const QStringList kinds = roomEventWords();
    if (!hasMembers(c, members)) return {};
    return {time(c.member(u"at_us"_s)),
            kind<RoomEventKind>(c.member(u"kind"_s), kinds),
            PeerId(name(c.member(u"who"_s))),
            name(c.member(u"name"_s)),
            PeerId(name(c.member(u"other"_s))),
            name(c.member(u"other_name"_s)),
            text(c.member(u"text"_s), kTextCharacters),
            count(c.member(u"number"_s))};
}

Minutes minutesOf(const JsonCursor& root)
{
    Minutes minutes;
    minutes.room = RoomId(name(root.member(u"room"_s)));
    minutes.subject = text(root.member(u"subject"_s), kTextCharacters);
    minutes.caseId = name(root.member(u"case"_s));
    minutes.from = time(root.member(u"from_us"_s));
    minutes.until = optionalTime(root.member(u"until_us"_s));
    minutes.attendance = list(root.member(u"attendance"_s), attendance);
    minutes.chat = list(root.member(u"chat"_s), note, kEvents);
    minutes.decisions = list(root.member(u"decisions"_s), note, kEvents);
    minutes.snapshots = list(root.member(u"snapshots"_s), note, kEvents);
    minutes.rollCalls = list(root.member(u"roll_calls"_s), rollCall);
    minutes.calls = list(root.member(u"calls"_s), call);
    minutes.course = list(root.member(u"course"_s), event, kEvents);
    minutes.missingEvents = static_cast<std::size_t>(root.member(u"missing_events"_s).integer(0, kExact));
    return minutes;
}

/// What it is comes first: of another version nothing can be said.
bool isMinutes(const JsonCursor& root)
{
    if (!root.requireObject()) return false;
    if (!root.member(u"format"_s).oneOf({u"pitwatch-minutes"_s})) return false;
    const JsonCursor version = root.member(u"version"_s);
    if (version.value() == QJsonValue(kMinutesVersion)) return true;
    version.report(QString::number(kMinutesVersion));
    return false;
}

Error damaged(const JsonIssues& issues)
{
    QStringList lines;
    for (const JsonIssue& issue : issues.list()) lines << issue.text();
    if (issues.total() > issues.list().size())
        lines << u"and %1 more"_s.arg(static_cast<qulonglong>(issues.total() - issues.list().size()));
    return Error{ErrorKind::InvalidInput, lines.join(u'\n'), {}};
}

}  // namespace

Result<Minutes> readMinutesDocument(const QByteArray& document)
{
    static const QStringList members{u"format"_s, u"version"_s,   u"room"_s,          u"subject"_s,
                                     u"case"_s,   u"from_us"_s,   u"until_us"_s,      u"attendance"_s,
                                     u"chat"_s,   u"decisions"_s, u"snapshots"_s,     u"roll_calls"_s,
                                     u"calls"_s,  u"course"_s,    u"missing_events"_s};
    QJsonParseError failure;
    const QJsonDocument json = QJsonDocument::fromJson(document, &failure);
    if (failure.error != QJsonParseError::NoError)
        return Error{ErrorKind::InvalidInput,
                     u"found %1 at byte %2, expected JSON"_s.arg(failure.errorString()).arg(failure.offset),
                     {}};
    JsonIssues issues(kMostIssues);
    const JsonCursor root(json.isObject() ? QJsonValue(json.object()) : QJsonValue(json.array()), {}, issues);
    Minutes minutes;
    if (isMinutes(root) && hasMembers(root, members)) minutes = minutesOf(root);
    if (!issues.empty()) return damaged(issues);
    return minutes;
}

}  // namespace pitwatch
