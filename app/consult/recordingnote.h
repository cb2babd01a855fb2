#pragma once

#include <QString>

#include <optional>
#include <vector>

#include <core/result.h>
#include <core/utctime.h>

#include "signalmessage.h"

/// What is known of one recorded file; the JSON beside it (resources/schemas/consultrecording.md).
namespace pitwatch {

enum class RecordedState {
    Running,      ///< is being written, or was when the program died
    Complete,     ///< ended in order
    Interrupted,  ///< the program died; what the file holds was measured afterwards
    Failed,       ///< the disk was full, or could not be written
};

struct RecordingNote {
    RoomId room;
    QString subject;
    QString caseId;      ///< the alarm or case; may be empty
    QString recordedBy;  ///< who had it recorded
    PeerId participant;  ///< empty: the recording seat's own; see mixed
    bool mixed = false;  ///< the sound of everybody together
    QString name;        ///< of the participant, as it called itself
    QString file;        ///< beside the note, without a path
    RecordedState state = RecordedState::Running;
    QString reason;   ///< why it failed
    QString picture;  ///< VP8, H264; empty: sound only
    UtcTime from;
    std::optional<UtcTime> until;
    qint64 bytes = 0;
    qint64 lostPackets = 0;  ///< which the disk was too slow for
    QString sha256;          ///< of the file, once it is written; empty: not yet
    bool operator==(const RecordingNote&) const = default;
};

inline constexpr int kRecordingNoteVersion = 1;

/// "<file without .mkv>.json"
QString recordingNoteName(const QString& file);

QByteArray writeRecordingNote(const RecordingNote& note);
/// InvalidInput with the JSON pointer of what is wrong.
Result<RecordingNote> readRecordingNote(const QByteArray& document);

// These read and write the disk.
Result<RecordingNote> loadRecordingNote(const QString& path);
/// In one step: the note is there whole or as it was before.
Result<void> saveRecordingNote(const RecordingNote& note, const QString& folder);

}  // namespace pitwatch
