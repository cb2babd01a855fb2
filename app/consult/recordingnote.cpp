#include "recordingnote.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

#include <core/jsoncheck.h>
#include <core/smallfile.h>

#include "privatefile.h"

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostBytes = 64 * 1024;
constexpr int kName = 256;
constexpr int kText = 4096;
constexpr qint64 kExact = (qint64(1) << 53) - 1;

QStringList stateWords()
{
    return {u"running"_s, u"complete"_s, u"interrupted"_s, u"failed"_s};
}

QString text(const JsonCursor& cursor, int most = kName)
{
    if (cursor.value().isString()) return cursor.optionalText({}, most);
    cursor.report(u"a text"_s);
    return {};
}

/// A file beside the note, never one elsewhere.
QString fileName(const JsonCursor& cursor)
{
    const QString name = text(cursor);
    if (name.isEmpty() || name.contains(u'/') || name.startsWith(u'.')) cursor.report(u"the name of a file"_s);
    return name;
}

RecordingNote noteOf(const JsonCursor& c)
{
    RecordingNote note;
    note.room = RoomId(text(c.member(u"room"_s)));
    note.subject = text(c.member(u"subject"_s), kText);
    note.caseId = text(c.member(u"case"_s));
    note.recordedBy = text(c.member(u"recorded_by"_s));
    note.participant = PeerId(text(c.member(u"participant"_s)));
    const JsonCursor mixed = c.member(u"mixed"_s);
    if (!mixed.value().isBool()) mixed.report(u"true or false"_s);
    note.mixed = mixed.value().toBool();
    note.name = text(c.member(u"name"_s));
    note.file = fileName(c.member(u"file"_s));
    note.state = RecordedState(c.member(u"state"_s).oneOf(stateWords()).value_or(0));
    note.reason = text(c.member(u"reason"_s), kText);
    note.picture = text(c.member(u"picture"_s));
    note.from = fromMicros(c.member(u"from_us"_s).integer(0, kExact));
    const JsonCursor until = c.member(u"until_us"_s);
    if (until.present()) note.until = fromMicros(until.integer(0, kExact));
    note.bytes = c.member(u"bytes"_s).integer(0, kExact);
    note.lostPackets = c.member(u"lost_packets"_s).integer(0, kExact);
    note.sha256 = text(c.member(u"sha256"_s));
    return note;
}

}  // namespace

QString recordingNoteName(const QString& file)
{
    return file.endsWith(".mkv"_L1) ? file.chopped(4) + u".json"_s : file + u".json"_s;
}

QByteArray writeRecordingNote(const RecordingNote& note)
{
    const QJsonObject object{{u"format"_s, u"pitwatch-consultation-recording"_s},
                             {u"version"_s, kRecordingNoteVersion},
                             {u"room"_s, note.room.text().left(kName)},
                             {u"subject"_s, note.subject.left(kText)},
                             {u"case"_s, note.caseId.left(kName)},
                             {u"recorded_by"_s, note.recordedBy.left(kName)},
                             {u"participant"_s, note.participant.text().left(kName)},
                             {u"mixed"_s, note.mixed},
                             {u"name"_s, note.name.left(kName)},
                             {u"file"_s, note.file},
                             {u"state"_s, stateWords().at(int(note.state))},
                             {u"reason"_s, note.reason.left(kText)},
                             {u"picture"_s, note.picture},
                             {u"from_us"_s, toMicros(note.from)},
                             {u"until_us"_s, note.until ? QJsonValue(toMicros(*note.until)) : QJsonValue()},
                             {u"bytes"_s, note.bytes},
                             {u"lost_packets"_s, note.lostPackets},
                             {u"sha256"_s, note.sha256}};
    return QJsonDocument(object).toJson();
}

Result<RecordingNote> readRecordingNote(const QByteArray& document)
{
    QJsonParseError failure;
    const QJsonDocument json = QJsonDocument::fromJson(document, &failure);
    if (failure.error != QJsonParseError::NoError || !json.isObject())
        return Error{ErrorKind::InvalidInput, u"found no JSON object"_s, {}};
    JsonIssues issues(1);
    const JsonCursor root(json.object(), {}, issues);
    root.member(u"format"_s).oneOf({u"pitwatch-consultation-recording"_s});
    if (root.member(u"version"_s).value() != QJsonValue(kRecordingNoteVersion))
        root.member(u"version"_s).report(QString::number(kRecordingNoteVersion));
    RecordingNote note = noteOf(root);
    if (!issues.empty()) return Error{ErrorKind::InvalidInput, issues.list().front().text(), {}};
    return note;
}

Result<RecordingNote> loadRecordingNote(const QString& path)
{
    const Result<QByteArray> document = readSmallFile(path, kMostBytes, u"a note of a recording"_s);
    if (!document) return document.error();
    Result<RecordingNote> note = readRecordingNote(document.value());
    if (note) return note;
    Error error = note.error();
    error.where = path;
    return error;
}

Result<void> saveRecordingNote(const RecordingNote& note, const QString& folder)
{
    return writePrivateFile(QDir(folder).filePath(recordingNoteName(note.file)), writeRecordingNote(note));
}

}  // namespace pitwatch
