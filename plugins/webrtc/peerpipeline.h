#pragma once

#include <QObject>

#include <memory>
#include <vector>

#include <core/result.h>

#include "jitterroom.h"
#include "mediahub.h"
#include "peerdescription.h"
#include "peerflow.h"
#include "peerstats.h"

namespace pitwatch::webrtc {

/// One attempt to be connected with one peer: a pipeline of its own around webrtcbin. Nothing is repaired in it; what
/// fails is replaced by another one. Lives on the call's thread; webrtcbin's callbacks come on its own threads, copy
/// what they have and post it, and never ask webrtcbin anything.
class PeerPipeline : public QObject {
    Q_OBJECT

public:
    PeerPipeline(const CallTools& tools, std::shared_ptr<PeerFlow> flow);
    ~PeerPipeline() override;

    Result<void> build(const ConsultPeer& peer, const ConsultMedia& media, const PeerPayloads& payloads);
    void createOffer();
    /// Takes an offer and answers it.
    void acceptOffer(const QString& sdp);
    void acceptAnswer(const QString& sdp);
    void addCandidate(int mline, const QString& candidate);
    void requestNumbers();
    void setJitterRoom(JitterRoom::Time room);
    /// Whether our picture is held back; see EncodedFan. Also before build().
    void setHeld(bool held);

Q_SIGNALS:
    void described(const QString& sdp);
    void candidateFound(int mline, const QString& candidate);
    void connected();
    void numbersRead(const pitwatch::webrtc::PeerNumbers& numbers);
    void failed(const QString& reason);

private:
    void configureIce(const ConsultPeer& peer, const ConsultMedia& media);
    Result<void> addServers(const ConsultPeer& peer);
    void configureMedia(bool sendOnly);
    void connectSignals(bool receive, int audioPayload);
    void createOutlet();
    void setRemote(const QString& sdp, bool offer);
    void ask(const char* action);
    void readState();

    const CallTools tools_;
    const std::shared_ptr<PeerFlow> flow_;
    const std::shared_ptr<Mailbox> mailbox_;
    ElementPtr pipeline_;
    ElementPtr webrtcbin_;
    std::shared_ptr<PeerOutlet> outlet_;
    std::shared_ptr<ReportTally> tally_;
    std::vector<gulong> handlers_;
    JitterRoom::Time jitterRoom_ = JitterRoom::kLeast;
    bool held_ = false;
    bool connected_ = false;
};

}  // namespace pitwatch::webrtc
