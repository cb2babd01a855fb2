#pragma once

#include <QString>

#include <memory>

#include <alarm/rule.h>
#include <consult/authorityfolder.h>
#include <consult/callbookkeeper.h>
#include <consult/consultdesk.h>
#include <consult/minutesfolder.h>
#include <core/clock.h>
#include <core/result.h>
#include <engine/enginethread.h>
#include <evidence/evidencedesk.h>
#include <feed/feedhost.h>
#include <recording/playbacklibrary.h>
#include <recording/recorder.h>
#include <region/region.h>
#include <store/asyncreader.h>
#include <store/storewriter.h>
#include <video/videostream.h>
#include <vision/detectionstore.h>

namespace pitwatch {

/// Everything behind the screens, made and joined in one place: store, engine, feeds, video,
/// recording. Lives on the GUI thread.
/// Members are destroyed from the last to the first: who delivers goes before who receives.
class Services {
public:
    struct Setup {
        std::shared_ptr<const Region> region;
        RuleSet rules;
        QString dataDirectory;
        QStringList pluginDirectories;
        QString observationLog;
        QString decoder = QStringLiteral("auto");
        bool mediaInProcess = false;  ///< see ClientOptions
    };

    /// An error when the data directory cannot be used.
    static Result<std::unique_ptr<Services>> create(Setup setup);
    ~Services();

    void start();

    const Clock& clock() const { return clock_; }
    EngineThread& engine() { return *engine_; }
    VideoEngine& video() { return *video_; }
    DetectionStore& detections() { return detections_; }
    EvidenceDesk& evidence() { return *evidence_; }
    FeedHost& feeds() { return *feeds_; }
    StoreWriter& store() { return *store_; }
    AsyncReader& history() { return *history_; }
    Recorder& recorder() { return *recording_; }
    ConsultDesk& consult() { return *consult_; }
    CallBookKeeper& callBook() { return *callBook_; }
    ConsultRecordings& consultRecordings() { return *consultRecordings_; }
    MinutesFolder& minutes() { return *minutes_; }
    const std::shared_ptr<PlaybackSource>& playback() const { return playback_; }

private:
    Services() = default;
    void makeRecording(const Setup& setup);
    void makeConsult(const Setup& setup);

    SystemClock clock_;
    DetectionTape detectionTape_;
    DetectionStore detections_{&detectionTape_};
    std::unique_ptr<EvidenceDesk> evidence_;
    std::unique_ptr<StoreWriter> store_;
    std::unique_ptr<AsyncReader> history_;
    std::unique_ptr<EngineThread> engine_;
    std::unique_ptr<VideoEngine> video_;
    std::unique_ptr<Recorder> recording_;
    std::shared_ptr<PlaybackSource> playback_;
    std::unique_ptr<ObservationRecorder> recorder_;
    std::unique_ptr<PluginRegistry> plugins_;
    std::unique_ptr<FeedHost> feeds_;
    std::unique_ptr<MinutesFolder> minutes_;
    std::unique_ptr<CallBookKeeper> callBook_;
    std::unique_ptr<ConsultRecordings> consultRecordings_;  ///< outlives the desk
    std::unique_ptr<ConsultDesk> consult_;
    std::unique_ptr<AuthorityFolder> authorities_;
};

}  // namespace pitwatch
