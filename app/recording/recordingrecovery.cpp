#include "recordingrecovery.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

#include <core/reason.h>
#include <core/logging.h>
#include <video/mp4writer.h>

#include "segmentfile.h"
#include "segmentname.h"

namespace pitwatch {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Recordings)
};

const QString kPart = QStringLiteral(".part");

QStringList foldersIn(const QDir& directory)
{
    return directory.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name);
}

/// "<mine>/<camera>/<day>/", newest day first: that is where a crash leaves something.
QStringList directoriesIn(const QString& directory)
{
    QStringList found;
    const QDir root(directory);
    for (const QString& mine : foldersIn(root))
        for (const QString& camera : foldersIn(QDir(root.filePath(mine))))
            for (const QString& day : foldersIn(QDir(root.filePath(mine + QLatin1Char('/') + camera))))
                found << QStringLiteral("%1/%2/%3/").arg(mine, camera, day);
    std::sort(found.begin(), found.end(), [](const QString& a, const QString& b) {
        return a.section(QLatin1Char('/'), 2, 2) > b.section(QLatin1Char('/'), 2, 2);
    });
    return found;
}

bool writtenSince(const QString& path, UtcTime time)
{
    return fromDateTime(QFileInfo(path).lastModified()) >= time;
}

}  // namespace

bool recordingsMissing(const QString& directory, UtcTime sessionStart, const RecordingTotals& known)
{
    if (!known.oldest || *known.oldest >= sessionStart) return false;
    const QStringList directories = directoriesIn(directory);
    return std::none_of(directories.begin(), directories.end(), [&](const QString& day) {
        const QDir place(QDir(directory).filePath(day));
        const QStringList files = place.entryList(QDir::Files | QDir::NoSymLinks);
        return std::any_of(files.begin(), files.end(),
                           [&](const QString& file) { return !writtenSince(place.filePath(file), sessionStart); });
    });
}

Error recordingsAreMissing(const QString& directory)
{
    return {ErrorKind::NotFound, Text::tr("the recordings are not there: is their disk mounted?"), directory};
}

Result<void> RecordingRecovery::run(StoreReader& reader)
{
    const auto known = reader.recordingTotals();
    if (!known) return known.error();
    if (recordingsMissing(setup_.directory, setup_.sessionStart, known.value()))
        return recordingsAreMissing(setup_.directory);
    for (const QString& directory : directoriesIn(setup_.directory)) {
        if (setup_.cancelled()) return Error{ErrorKind::Unavailable, reasonText(Reason::Cancelled), directory};
        if (const Result<void> done = reviewDirectory(reader, directory); !done) return done;
    }
    return forgetLostDirectories(reader);
}

Result<void> RecordingRecovery::reviewDirectory(StoreReader& reader, const QString& directory)
{
    const auto indexed = reader.segmentsUnder(directory);
    if (!indexed) return indexed.error();
    const QDir place(QDir(setup_.directory).filePath(directory));
    const QStringList files =
        place.entryList({QStringLiteral("*.mp4"), QStringLiteral("*.mp4") + kPart}, QDir::Files | QDir::NoSymLinks);
    QSet<QString> present;
    QSet<QString> known;
    for (const QString& file : files) present.insert(directory + (file.endsWith(kPart) ? file.chopped(5) : file));
    for (const StoredSegment& segment : indexed.value()) {
        if (segment.complete) known.insert(segment.file);
        if (!present.contains(segment.file) && segment.from < setup_.sessionStart)
            setup_.index(SegmentGone{segment.file});
    }
    for (const QString& file : files)
        if (!known.contains(directory + file) && !setup_.cancelled()) reviewFile(directory + file);
    return {};
}

/// Entries of directories that are gone as a whole.
Result<void> RecordingRecovery::forgetLostDirectories(StoreReader& reader)
{
    QString name;
    for (;;) {
        const auto directory = reader.segmentDirectoryAfter(name);
        if (!directory) return directory.error();
        if (!directory.value()) return {};
        name = directory.value()->chopped(1) + QLatin1Char('0');
        if (QDir(QDir(setup_.directory).filePath(*directory.value())).exists()) continue;
        const auto lost = reader.segmentsUnder(*directory.value());
        if (!lost) return lost.error();
        for (const StoredSegment& segment : lost.value())
            if (segment.from < setup_.sessionStart) setup_.index(SegmentGone{segment.file});
    }
}

void RecordingRecovery::reviewFile(const QString& name)
{
    const QString path = QDir(setup_.directory).filePath(name);
    const QString wanted = name.endsWith(kPart) ? name.chopped(kPart.size()) : name;
    const auto place = segmentPlace(wanted);
    if (!place || ofThisSession(path)) return;
    const Result<SegmentFacts> facts = readSegmentFacts(path);
    const QString whole = QDir(setup_.directory).filePath(wanted);
    if (!facts || (path != whole && !QFile::rename(path, whole))) {
        ++setAside_;
        qCWarning(logVideo).noquote() << "a recording cannot be read and was set aside:" << name;
        QFile::rename(path, path + QStringLiteral(".unreadable"));
        setup_.index(SegmentGone{wanted});
        return;
    }
    ++takenIn_;
    setup_.index(StoredSegment{place->camera, wanted, place->from, place->from + facts.value().length,
                               QFileInfo(whole).size(), facts.value().frames, true, false, false});
}

bool RecordingRecovery::ofThisSession(const QString& path) const
{
    return writtenSince(path, setup_.sessionStart);
}

}  // namespace pitwatch
