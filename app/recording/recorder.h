#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <vector>

#include <core/clock.h>
#include <video/videostream.h>

#include "recorderstatus.h"
#include "recordingdisk.h"
#include "recordingkeeper.h"

namespace pitwatch {

/// A camera that is to be recorded, and where its pictures come from.
struct RecordedCamera {
    CameraKey camera;
    StreamRequest request;  ///< without a sink
};

/// Records cameras without a break: one stream for each that decodes nothing, a thread that writes, one that keeps
/// files and index together. Lives on the GUI thread; nothing here blocks it. Engine, clock and what the functions
/// touch outlive the recorder.
class Recorder final : public QObject {
    Q_OBJECT

public:
    struct Setup {
        VideoEngine* engine = nullptr;
        const Clock* clock = nullptr;
        QString directory;                                  ///< of the recordings
        QString storePath;                                  ///< of the index
        std::function<void(const FactJob&)> index;          ///< called on threads of the recorder
        std::function<std::optional<DiskSpace>()> space{};  ///< null: asks the system
        std::optional<RecordingSettings> settings{};        ///< nothing: nothing is deleted before setSettings()
    };

    explicit Recorder(Setup setup, QObject* parent = nullptr);
    /// Ends the files of all cameras: waits for the disk.
    ~Recorder() override;

    /// From now on exactly these. Streams of cameras that stay are not touched.
    void record(const std::vector<RecordedCamera>& cameras);
    void setSettings(const RecordingSettings& settings);
    const RecordingSettings& settings() const { return settings_; }
    RecorderStatus status() const;
    const QString& directory() const { return setup_.directory; }

private:
    struct Lane {
        QString url;
        std::shared_ptr<VideoStream> stream;
    };

    const Setup setup_;
    RecordingSettings settings_;
    std::unique_ptr<RecordingDisk> disk_;
    std::unique_ptr<RecordingKeeper> keeper_;
    std::map<CameraKey, Lane> lanes_;
};
}  // namespace pitwatch
