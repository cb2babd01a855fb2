#pragma once

#include <QElapsedTimer>
#include <QObject>

#include <map>
#include <memory>

#include "mediahub.h"
#include "peersession.h"
#include "recordmix.h"
#include "sendplanner.h"

namespace pitwatch::webrtc {

/// The consultation as its own thread sees it: our media and the sessions of all peers. GStreamer's commands can wait
/// for devices and locks; here they make nobody wait. Its members are called on that thread.
class CallDesk : public QObject {
    Q_OBJECT

public:
    explicit CallDesk(const CallTools& tools) : tools_(tools) { clock_.start(); }

    void start(const ConsultMedia& media);
    void setPicture(ConsultPicture picture);
    void setMicrophone(bool on);
    void setSources(const ConsultSources& sources);
    void pushPicture(const QImage& image);
    void addPeer(const ConsultPeer& peer);
    void removePeer(const QString& id);
    void setPlayed(const QString& id, const Played& played);
    void setRank(const QString& id, ConsultRank rank);
    void receive(const ConsultSignal& signal);
    /// The tap is open.
    void startRecording();
    void stopRecording() { mix_.reset(); }

private:
    void adaptToWays();

    const CallTools tools_;
    std::unique_ptr<MediaHub> hub_;
    std::map<QString, std::unique_ptr<PeerSession>> sessions_;
    std::unique_ptr<RecordMix> mix_;
    std::map<QString, Played> played_;  ///< of those for whom it was said
    std::map<QString, ConsultRank> ranks_;
    SendPlanner planner_;
    QElapsedTimer clock_;
};

}  // namespace pitwatch::webrtc
