#pragma once

#include <QElapsedTimer>
#include <QObject>

#include <atomic>
#include <map>
#include <memory>
#include <thread>

#include <core/clock.h>
#include <core/diskretention.h>

#include "participantrecording.h"
#include "recordedpackets.h"

namespace pitwatch {

/// Records one consultation, a participant after the other, into one folder, on a thread of its own. It ends by stop()
/// or by its own failure: a full disk, a folder that cannot be written; whoever gives packets notices nothing. Lives on
/// the GUI thread. The destructor finishes the files; digests that it has no time for are made by the next recovery.
class ConsultRecorder final : public QObject {
    Q_OBJECT

public:
    struct Setup {
        QString folder;                                   ///< of this consultation
        RecordingNote note;                               ///< what all notes say: room, subject, case, recordedBy
        RetentionLimits limits;                           ///< of all recordings of consultations
        std::function<std::optional<DiskSpace>()> space;  ///< any thread
        const Clock* clock = nullptr;                     ///< outlives it
        MatroskaFile::Sync sync = &syncFile;              ///< the recorder's thread
    };
    struct Participant {
        PeerId id;
        QString name;
    };

    /// Exhausted: there is too little room on the disk; Permission: the folder cannot be written.
    static Result<std::unique_ptr<ConsultRecorder>> begin(Setup setup);
    ~ConsultRecorder() override;

    /// Where packets go; may outlive the recorder.
    std::shared_ptr<RecordingSink> sink() const { return packets_; }
    const QString& folder() const { return setup_.folder; }
    /// Who the packets' participants are; say it before their first packet comes.
    void setParticipant(const QString& key, const Participant& participant);
    /// From now on these hold.
    void setLimits(const RetentionLimits& limits);
    /// Returns at once; ended() follows.
    void stop();
    bool stopped() const { return stopped_; }

Q_SIGNALS:
    void begun(const pitwatch::RecordingNote& note);
    /// Nothing more is recorded; ended() follows after stop().
    void failed(const pitwatch::Error& error);
    /// All files are closed and their digests made.
    void ended();

private:
    explicit ConsultRecorder(Setup setup);

    void run();
    void write(const RecordedPacket& packet);
    void flush();
    void watchDisk();
    void fail(const Error& error);
    void endAll(const QString& failure);
    void makeDigests();
    Result<void> checkDisk(bool running) const;
    ParticipantRecording* recordingOf(const QString& key);
    ParticipantRecording::Setup setupOf(const QString& key);
    Micros now() const { return newest_ + Micros(sinceNewest_.nsecsElapsed() / 1000); }

    const Setup setup_;
    const std::shared_ptr<RecordedPackets> packets_ = std::make_shared<RecordedPackets>();
    bool stopped_ = false;
    std::atomic<bool> hurry_ = false;
    mutable std::mutex mutex_;
    QHash<QString, Participant> participants_;  ///< with the lock held
    RetentionLimits limits_;                    ///< with the lock held

    // Only the recorder's thread
    std::map<QString, ParticipantRecording> recordings_;
    std::optional<UtcTime> zero_;
    Micros newest_{0};
    QElapsedTimer sinceNewest_;
    QElapsedTimer sinceDisk_;
    bool failed_ = false;

    std::thread thread_;  ///< last: begins when everything else is there
};

}  // namespace pitwatch
