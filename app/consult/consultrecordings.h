#pragma once

#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include <functional>

#include "consultrecorder.h"
#include "recordingshelf.h"

namespace pitwatch {

/// The recordings of all consultations of this seat, in one folder: begins new ones, closes after a start what a crash
/// left open, deletes what is beyond the limits, and lists them. Lives on the GUI thread, which waits for the disk only
/// as long as a folder is made; the clock outlives it.
class ConsultRecordings final : public QObject {
    Q_OBJECT

public:
    struct Setup {
        QString folder;
        RetentionLimits limits{.keepDays = 90, .maximumDiskShare = 0.2};
        std::function<std::optional<DiskSpace>()> space;  ///< any thread; none: that of the folder's disk
    };
    using ListAnswer = std::function<void(RecordingList)>;
    using ForecastAnswer = std::function<void(RecordingForecast)>;

    ConsultRecordings(Setup setup, const Clock& clock, QObject* parent = nullptr);
    ~ConsultRecordings() override;

    /// Looks after the folder now and from time to time.
    void start();
    /// For `room` of the note; only the words that say what it is about are read. Exhausted: one runs already, or there
    /// is too little room on the disk. The recorder belongs to this and goes some time after ended().
    Result<ConsultRecorder*> begin(const RecordingNote& note);

    const RetentionLimits& limits() const { return limits_; }
    /// They hold at once, also for a recording that runs; what is beyond them is deleted.
    void setLimits(const RetentionLimits& limits);
    /// What other limits would delete at once.
    void forecast(const RetentionLimits& limits, QObject* context, ForecastAnswer done);

    QString folderOf(const RoomId& room) const { return recordingFolderOf(setup_.folder, room); }
    void list(const RecordingQuery& query, QObject* context, ListAnswer done);

Q_SIGNALS:
    /// Files were closed, recovered or deleted.
    void changed();

private:
    void tidy();
    void drop(ConsultRecorder* recorder);
    void letGo(const QString& folder);

    const Setup setup_;
    RetentionLimits limits_;
    const Clock& clock_;
    std::vector<std::unique_ptr<ConsultRecorder>> recorders_;  ///< one that runs at most, and those that end
    OpenFolders open_;                                         ///< their folders
    QTimer tidying_;
    std::atomic<bool> ending_ = false;
    QThreadPool worker_;
};

}  // namespace pitwatch
