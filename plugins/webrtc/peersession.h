#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

#include "bitratecontroller.h"
#include "jitterroom.h"
#include "peermeter.h"
#include "peerpipeline.h"
#include "peerwatch.h"
#include "soundprotection.h"

namespace pitwatch::webrtc {

/// One peer for as long as it is in the room: makes attempts (each a PeerPipeline with an epoch of its own), watches
/// whether the peer is still there, and begins anew when it is not. Lives on the call's thread.
class PeerSession : public QObject {
    Q_OBJECT

public:
    PeerSession(const CallTools& tools, ConsultPeer peer, const ConsultMedia& media);
    ~PeerSession() override;

    void begin();
    void receive(const ConsultSignal& signal);
    void setPlayed(const Played& played);
    /// Our picture is held back from this peer, or no longer; the sound goes on.
    void setHeld(bool held);
    /// What may be sent to this peer; nothing while it is not live.
    std::optional<int> bitrate() const;
    /// Of a hundred packets of our sound, on the way to this peer.
    int soundLoss() const { return bitrate() ? protection_.percent() : 0; }

Q_SIGNALS:
    /// What the way to this peer bears is another now.
    void wayChanged();

private:
    struct Candidate {
        int mline;
        QString text;
    };

    void awaitOffer();
    bool attempt(const PeerPayloads& payloads);
    void connectPipeline();
    void receiveOffer(const ConsultSignal& signal);
    void answerNewAttempt(const ConsultSignal& signal);
    void answerAgain(const ConsultSignal& signal);
    void receiveAnswer(const ConsultSignal& signal);
    void receiveCandidate(const ConsultSignal& signal);
    void receiveRestart(const ConsultSignal& signal);
    void remoteIsSet();
    void refused(const QString& reason);

    void connected();
    void look();
    void fail(const QString& reason);
    void retry();
    void numbersRead(const PeerNumbers& numbers);
    void judgeWay(const PeerNumbers& numbers, double sentKbps);
    void setState(ConsultPeerState state, const QString& reason = {});
    void say(ConsultSignal signal);
    PeerWatch::Time now() const { return PeerWatch::Time(clock_.elapsed()); }

    const CallTools tools_;
    ConsultPeer peer_;
    const ConsultMedia media_;
    ConsultPeerState state_ = ConsultPeerState::Idle;
    Played played_;
    bool held_ = false;
    std::shared_ptr<PeerFlow> flow_;
    std::unique_ptr<PeerPipeline> pipeline_;
    std::vector<Candidate> early_;  ///< candidates that came before the description
    bool remoteSet_ = false;
    int repeatedOffers_ = 0;
    int candidates_ = 0;

    QElapsedTimer clock_;
    QTimer look_;
    QTimer retry_;
    PeerWatch watch_;
    std::optional<PeerWatch::Time> attemptedAt_;
    RebuildPace pace_;
    PeerWatch::Time liveSince_{0};

    BitrateController controller_;
    SoundProtection protection_;
    JitterRoom jitter_;
    PeerMeter meter_;
    quint64 refused_ = 0;
};

}  // namespace pitwatch::webrtc
