#pragma once

#include <QString>

#include <functional>

#include <core/diskretention.h>

#include "openfolders.h"
#include "recordingnote.h"

/// The folder of all recorded consultations as it lies on the disk: a folder for each room, in it files and their
/// notes. Functions read and write the disk: not for the GUI thread.
namespace pitwatch {

struct ShelvedRecording {
    QString folder;  ///< that of the room, with its path
    RecordingNote note;
    QString path() const { return folder + u'/' + note.file; }
};

struct RecordingList {
    std::vector<ShelvedRecording> recordings;  ///< oldest first
    std::vector<Error> damaged;                ///< notes that were skipped, and why
};

struct RecordingQuery {
    std::optional<RoomId> room;     ///< nothing: of every room
    std::optional<QString> caseId;  ///< nothing: of every case
};

QString recordingFolderOf(const QString& root, const RoomId& room);

RecordingList listRecordings(const QString& root, const RecordingQuery& query = {});

/// A digest of a long recording takes seconds; asked while it is made. What is given up is made up for by the next
/// recovery.
using GiveUp = std::function<bool()>;

/// Measures the file and saves the note with its digest; of a note that still says that it runs the state too.
void completeNote(RecordingNote& note, const QString& folder, const GiveUp& giveUp);

/// After a start: notes of files whose writer was killed are closed as interrupted, digests that are missing are made.
/// The files stay as they are. `open`: asked for
/// each note after the list was made, so that a recording that begins meanwhile is seen. The number of notes that were
/// closed.
int recoverRecordings(
    const QString& root, const OpenFolders& open, const GiveUp& giveUp = [] { return false; });

/// What is on the shelf, and what of it limits would delete.
struct RecordingForecast {
    int files = 0;
    qint64 bytes = 0;
    int filesThatGo = 0;
    qint64 bytesThatGo = 0;
    UtcTime newestThatGoes;  ///< its end; meaningless where none goes
};

RecordingForecast forecastRecordings(const QString& root, const RetentionLimits& limits, const DiskSpace& space,
                                     UtcTime now, const OpenFolders& open);

/// Deletes what is beyond the limits, files with their notes, but nothing of the last day. The number of files.
int thinOutRecordings(const QString& root, const RetentionLimits& limits, const DiskSpace& space, UtcTime now,
                      const OpenFolders& open);

}  // namespace pitwatch
