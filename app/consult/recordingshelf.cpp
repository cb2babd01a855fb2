#include "recordingshelf.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <algorithm>

#include <core/logging.h>

#include "matroskafile.h"

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

/// Whoever filled the disk: what was recorded just now is not what goes.
constexpr Micros kAlwaysKept = std::chrono::hours(24);
constexpr qint64 kPiece = 1 << 20;

/// Empty: cannot be read, or given up.
QString digestOf(const QString& path, const GiveUp& giveUp)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly)) return {};
    while (!file.atEnd()) {
        const QByteArray piece = file.read(kPiece);
        if (piece.isEmpty() || giveUp()) return {};
        hash.addData(piece);
    }
    return QString::fromLatin1(hash.result().toHex());
}

QStringList roomFolders(const QString& root, const std::optional<RoomId>& room)
{
    if (room) return {recordingFolderOf(root, *room)};
    QStringList folders;
    for (const QString& name : QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name))
        folders << QDir(root).filePath(name);
    return folders;
}

void readFolder(const QString& folder, const RecordingQuery& query, RecordingList& list)
{
    for (const QString& name : QDir(folder).entryList({u"*.json"_s}, QDir::Files | QDir::NoSymLinks, QDir::Name)) {
        Result<RecordingNote> note = loadRecordingNote(QDir(folder).filePath(name));
        if (!note)
            list.damaged.push_back(note.error());
        else if (!query.caseId || note.value().caseId == *query.caseId)
            list.recordings.push_back({folder, std::move(note).value()});
    }
}

UtcTime endOf(const RecordingNote& note)
{
    return note.until.value_or(note.from);
}

/// All recordings, and what retention has to know of each.
struct Shelf {
    std::vector<ShelvedRecording> recordings;
    std::vector<RetainedFile> files;
    qint64 bytes = 0;
};

Shelf shelfOf(const QString& root, UtcTime now, const OpenFolders& open)
{
    Shelf shelf{listRecordings(root).recordings, {}, 0};
    for (const ShelvedRecording& recording : shelf.recordings) {
        const UtcTime end = endOf(recording.note);
        const qint64 size = QFileInfo(recording.path()).size();
        shelf.files.push_back({end, size, open.contains(recording.folder) || now - end < kAlwaysKept});
        shelf.bytes += size;
    }
    return shelf;
}

}  // namespace

QString recordingFolderOf(const QString& root, const RoomId& room)
{
    QString name;
    for (const QChar c : room.text())
        name += (c.unicode() < 0x80 && c.isLetterOrNumber()) || c == u'-' || c == u'_' ? c : u'_';
    return QDir(root).filePath(name.isEmpty() ? u"_"_s : name);
}

RecordingList listRecordings(const QString& root, const RecordingQuery& query)
{
    RecordingList list;
    for (const QString& folder : roomFolders(root, query.room)) readFolder(folder, query, list);
    std::stable_sort(list.recordings.begin(), list.recordings.end(),
                     [](const auto& a, const auto& b) { return a.note.from < b.note.from; });
    return list;
}

void completeNote(RecordingNote& note, const QString& folder, const GiveUp& giveUp)
{
    const QString path = QDir(folder).filePath(note.file);
    if (note.state == RecordedState::Running) {
        note.state = RecordedState::Interrupted;
        const Result<MatroskaExtent> extent = measureMatroska(path);
        if (!extent) note.reason = extent.error().message;
        note.until = note.from + (extent ? extent.value().length : Micros(0));
    }
    note.bytes = QFileInfo(path).size();
    note.sha256 = digestOf(path, giveUp);
    if (const Result<void> saved = saveRecordingNote(note, folder); !saved)
        qCWarning(logStore, "the note of a recording cannot be kept: %s", qUtf8Printable(saved.error().text()));
}

int recoverRecordings(const QString& root, const OpenFolders& open, const GiveUp& giveUp)
{
    int closed = 0;
    for (ShelvedRecording& recording : listRecordings(root).recordings) {
        const bool ended = recording.note.state != RecordedState::Running;
        // Of a file that is missing no digest can be made.
        const bool whole = ended && (!recording.note.sha256.isEmpty() || !QFile::exists(recording.path()));
        if (whole || open.contains(recording.folder)) continue;
        if (giveUp()) break;
        completeNote(recording.note, recording.folder, giveUp);
        ++closed;
    }
    return closed;
}

RecordingForecast forecastRecordings(const QString& root, const RetentionLimits& limits, const DiskSpace& space,
                                     UtcTime now, const OpenFolders& open)
{
    const Shelf shelf = shelfOf(root, now, open);
    RecordingForecast forecast;
    forecast.files = int(shelf.files.size());
    forecast.bytes = shelf.bytes;
    for (const std::size_t i : DiskRetention(limits).toDelete(shelf.files, shelf.bytes, space, now)) {
        ++forecast.filesThatGo;
        forecast.bytesThatGo += shelf.files[i].bytes;
        forecast.newestThatGoes = std::max(forecast.newestThatGoes, shelf.files[i].until);
    }
    return forecast;
}

int thinOutRecordings(const QString& root, const RetentionLimits& limits, const DiskSpace& space, UtcTime now,
                      const OpenFolders& open)
{
    const Shelf shelf = shelfOf(root, now, open);
    int gone = 0;
    for (const std::size_t i : DiskRetention(limits).toDelete(shelf.files, shelf.bytes, space, now)) {
        const ShelvedRecording& recording = shelf.recordings[i];
        const QDir folder(recording.folder);
        // The note last: without it the file would not be found again.
        if (QFile::exists(recording.path()) && !QFile::remove(recording.path())) continue;
        QFile::remove(folder.filePath(recordingNoteName(recording.note.file)));
        QDir(root).rmdir(folder.dirName());
        ++gone;
    }
    return gone;
}

}  // namespace pitwatch
