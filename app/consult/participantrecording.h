#pragma once

#include <deque>
#include <functional>

#include "matroskafile.h"
#include "recordingnote.h"

namespace pitwatch {

/// The files of one participant, one after the other, each with its note. A file begins with a key picture, or with
/// sound alone when none comes for a while; a codec that changes, or a camera that is switched on later, begins the
/// next. On the recorder's thread; blocks on the disk.
class ParticipantRecording {
public:
    struct Setup {
        QString folder;
        RecordingNote note;  ///< what all notes say
        QString fileStem;    ///< files are called <stem>-<number>.mkv
        UtcTime zero;        ///< the wall clock at time 0 of the packets
        std::function<void(const RecordingNote&)> begun;
    };

    explicit ParticipantRecording(Setup setup) : setup_(std::move(setup)) {}

    Result<void> take(const RecordedPacket& packet);
    /// What waits for longer is written, even if nothing more comes.
    Result<void> flush(Micros now);
    /// Packets were lost before they came here: nothing is shown until the next key picture.
    void lost(qint64 packets);
    /// Ends the file; its note is whole but for the digest. A reason: it failed.
    void end(const QString& failure = {});
    /// Notes of files that have ended and whose digest is still to be made.
    std::vector<RecordingNote> takeEnded() { return std::exchange(ended_, {}); }

private:
    Result<void> takePicture(const RecordedPacket& packet);
    Result<void> takeSound(const RecordedPacket& packet);
    Result<void> begin(std::optional<MatroskaTracks::Picture> picture, Micros at);
    Result<void> writeEarly();
    bool fits(const RecordedPacket& packet, const QByteArray& configuration) const;

    const Setup setup_;
    MatroskaFile file_;
    RecordingNote note_;  ///< of the file that is open
    std::optional<MatroskaTracks::Picture> picture_;
    Micros begin_{0};
    int number_ = 0;
    bool needsKey_ = true;
    int channels_ = 1;
    std::deque<RecordedPacket> early_;  ///< sound that came before anything was decided
    std::vector<RecordingNote> ended_;
};

}  // namespace pitwatch
