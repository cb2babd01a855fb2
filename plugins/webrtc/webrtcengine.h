#pragma once

#include <QThread>

#include <memory>

#include <consult/consultengine.h>

#include "calldesk.h"

namespace pitwatch::webrtc {

/// The engine on the GUI thread: passes commands to the desk, which has a thread of its own. Deleting it returns at
/// once; what it leaves is ended elsewhere.
class WebrtcEngine final : public ConsultEngine {
    Q_OBJECT

public:
    WebrtcEngine(std::shared_ptr<Reaper> reaper, std::shared_ptr<const MediaTime> time);
    ~WebrtcEngine() override;

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
    void probe() override;

private:
    CallTools tools_;
    QThread* thread_;
    CallDesk* desk_;  ///< lives on thread_ and ends with it
    bool started_ = false;
    UtcTime newestPushed_ = UtcTime::min();
    std::shared_ptr<std::atomic<int>> pushedWaiting_ = std::make_shared<std::atomic<int>>(0);
};

}  // namespace pitwatch::webrtc
