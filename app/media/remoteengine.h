#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <functional>
#include <memory>

#include <consult/consultengine.h>

#include "mediachannel.h"
#include "mediamemory.h"
#include "mediaprocess.h"
#include "pushpost.h"
#include "recordedtime.h"
#include "restartpace.h"

namespace pitwatch {

/// An engine whose media run in a process of its own: whatever crashes or hangs there, this side goes on. A process
/// that ends or no longer answers is ended and started again, and told everything anew; after too many in a row the
/// engine is gone(). Pictures and packets of a recording miss what happened in between. GUI thread, as every engine.
class RemoteEngine final : public ConsultEngine {
    Q_OBJECT

public:
    /// Starts a media process, or whatever stands for one in a test.
    using Launch = std::function<Result<RunningMedia>()>;

    /// Of pictures that are copied out of its memory a second: thirty pictures of forty participants at 640x360.
    static constexpr int kMostPixels = 300'000'000;

    explicit RemoteEngine(Launch launch, RestartPace pace = RestartPace(), int mostPixels = kMostPixels);
    ~RemoteEngine() override;

    void start(const ConsultMedia& media) override;
    void setPicture(ConsultPicture picture) override;
    void setMicrophone(bool on) override;
    void setSources(const ConsultSources& sources) override;
    void pushPicture(const QImage& image, UtcTime time) override;
    void addPeer(const ConsultPeer& peer) override;
    void removePeer(const QString& id) override;
    void setPlayed(const QString& peer, bool sound, bool picture) override;
    void setRank(const QString& peer, ConsultRank rank) override;
    void receive(const ConsultSignal& signal) override;
    Result<void> startRecording(std::shared_ptr<RecordingSink> sink) override;
    void stopRecording() override;

    /// Of the process that runs now; 0: none.
    qint64 processId() const { return hold_ ? hold_->processId() : 0; }

private:
    void launch();
    void tellAgain();
    void tell(const media::Command& command);
    void lose(const QString& reason);
    void end(const QString& reason);
    void letGo();
    void announce(const std::vector<media::PeerState>& changes);

    void take(const media::Ready& event);
    void take(const media::Say& event);
    void take(const media::PeerState& event);
    void take(const media::Held& event);
    void take(const media::Frame& event);
    void take(const media::Level& event);
    void take(const media::Stats& event);
    void take(const media::Failed& event);
    void take(const media::Recorded& event);
    void take(const media::Lost& event);
    void take(const media::TookPush& event) { pushes_.took(event.slot); }
    void take(const media::Pong&) {}

    const Launch launch_;
    MediaMemory memory_;
    PushPost pushes_;
    RecordedTime recordedTime_;
    std::shared_ptr<RecordingSink> sink_;
    std::shared_ptr<SharedPictures> pictures_;
    std::unique_ptr<MediaHold> hold_;
    MediaChannel* channel_ = nullptr;  ///< of the process that runs now; owned
    RestartPace pace_;
    RateLimit failures_;
    RateLimit pixels_;  ///< of pictures that are copied out on this thread
    QElapsedTimer clock_;
    qint64 launchedAt_ = 0;
    QTimer again_;
    bool over_ = false;
};

}  // namespace pitwatch
