#include "recorder.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace pitwatch {

Recorder::Recorder(Setup setup, QObject* parent)
    : QObject(parent), setup_(std::move(setup)), settings_(setup_.settings.value_or(RecordingSettings{}))
{
    const auto space = setup_.space ? setup_.space : [directory = setup_.directory] { return diskSpaceOf(directory); };
    disk_ = std::make_unique<RecordingDisk>(RecordingDisk::Setup{
        .directory = setup_.directory,
        .index = setup_.index,
        .space = space,
        .clock = setup_.clock,
        .settings = settings_,
        .queue = {},
    });
    keeper_ = std::make_unique<RecordingKeeper>(RecordingKeeper::Setup{
        .directory = setup_.directory,
        .storePath = setup_.storePath,
        .index = setup_.index,
        .space = space,
        .clock = setup_.clock,
        .settings = setup_.settings,
    });
}

Recorder::~Recorder()
{
    lanes_.clear();
}

void Recorder::record(const std::vector<RecordedCamera>& cameras)
{
    std::map<CameraKey, Lane> lanes;
    for (const RecordedCamera& wanted : cameras) {
        const auto running = lanes_.find(wanted.camera);
        if (running != lanes_.end() && running->second.url == wanted.request.url) {
            lanes.insert(lanes_.extract(running));
            continue;
        }
        StreamRequest request = wanted.request;
        request.sink = disk_->open(wanted.camera);
        auto stream = setup_.engine->open(request);
        stream->setVisible(false);
        lanes.emplace(wanted.camera, Lane{wanted.request.url, std::move(stream)});
    }
    lanes_ = std::move(lanes);
}

void Recorder::setSettings(const RecordingSettings& settings)
{
    settings_ = settings;
    disk_->setSettings(settings);
    keeper_->setSettings(settings);
}

RecorderStatus Recorder::status() const
{
    RecordingDisk::Figures disk = disk_->figures();
    const RecordingKeeper::Figures keeper = keeper_->figures();
    RecorderStatus status;
    for (const auto& [camera, lane] : lanes_) {
        const auto found = std::find_if(disk.cameras.rbegin(), disk.cameras.rend(),
                                        [&key = camera](const CameraRecording& c) { return c.camera == key; });
        CameraRecording recording = found == disk.cameras.rend() ? CameraRecording{.camera = camera} : *found;
        const StreamStatus stream = lane.stream->status();
        if (recording.state == RecordingState::Waiting && recording.reason.isEmpty()) recording.reason = stream.reason;
        status.cameras.push_back(std::move(recording));
    }
    status.bytesPerSecond = disk.bytesPerSecond;
    status.disk = disk.disk;
    status.recordedBytes = keeper.totals.bytes;
    status.oldest = keeper.totals.oldest;
    status.pausedReason = disk.pausedReason;
    status.keepingProblem = keeper.problem;
    status.takenIn = keeper.takenIn;
    status.setAside = keeper.setAside;
    return status;
}

}  // namespace pitwatch
