#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

#include <memory>

#include "consultengine.h"
#include "peerranks.h"
#include "roomview.h"
#include "signalclient.h"

namespace pitwatch {

/// One seat in a room, ours or another bureau's: its signalling, its media, and the room as it knows it. Joins what
/// SignalClient and ConsultEngine know apart: who offers to whom, who is connected again after the server was lost,
/// what role and order allow us to send. Without an engine one still reads, writes and answers roll calls. GUI thread;
/// the clock outlives it.
class ConsultSession final : public QObject {
    Q_OBJECT

public:
    struct Setup {
        SignalClient::Options signalling;
        std::unique_ptr<ConsultEngine> engine;  ///< may be null
        ConsultMedia media;
        bool sharing = false;     ///< this seat is a picture on the table and nothing else
        QString iceInterfacePin;  ///< see ConsultPeer
        /// Of a seat that shares: the one that it belongs to. It gets the picture, but has no say in how good that is.
        QPointer<const ConsultSession> beside{};
    };

    ConsultSession(Setup setup, const Clock& clock, QObject* parent = nullptr);
    ~ConsultSession() override;

    void start();
    /// See SignalClient::setAuthorities().
    void setAuthorities(const QList<QSslCertificate>& authorities) { signalling_.setAuthorities(authorities); }
    /// Says goodbye. Over afterwards.
    void leave();

    const RoomView& room() const { return view_; }
    SignalClient::State state() const { return signalling_.state(); }
    /// See SignalClient::reason().
    const QString& reason() const { return signalling_.reason(); }
    /// See SignalClient::isUnknownAuthority().
    bool isUnknownAuthority() const { return signalling_.isUnknownAuthority(); }
    /// Also false once they are gone for good.
    bool hasMedia() const { return engine_ != nullptr && !mediaGone_; }
    ConsultPeerState mediaState(const PeerId& id) const { return mediaStates_.value(id, ConsultPeerState::Idle); }

    /// As the seat wants it, as long as there is something that can be on.
    bool microphoneOn() const { return wanted_.mic && has(ConsultDevice::Microphone); }
    bool cameraOn() const { return sent().cam; }
    /// The room's order does not let us be heard or seen, whatever we want.
    bool silenced() const;
    void setMicrophone(bool on);
    void setCamera(bool on);
    /// Push to talk: we are heard while it is on, also where the microphone is off; the room's order stands above it.
    void setTalking(bool on);
    /// What was asked for last, also of what has failed since.
    const ConsultSources& sources() const { return sources_; }
    /// What has failed and stays off until it is opened again.
    ConsultDevices lost() const { return lost_; }
    /// Other devices, or the same; the call goes on, and what was on is on again. What is the same and has failed stays
    /// out. What fails now comes as mediaFailed().
    void openDevices(const ConsultSources& sources);
    /// Once more what has failed among these. Switching a camera or microphone on that has failed does it too.
    void tryAgain(ConsultDevices which);
    bool talking() const { return talking_; }
    /// As far as it lies with us and with the room's order.
    bool isHeard() const { return sent().mic && !silenced(); }
    /// Whether our picture is held back from somebody; see ConsultEngine::pictureHeld().
    bool holdsBack(const PeerId& from) const { return held_.contains(from); }
    /// See ConsultEngine::pushPicture(); of a seat that shares.
    void pushPicture(const QImage& image);

    /// See ConsultEngine. Everybody must have been told before; ConsultRecording sees to that.
    Result<void> startRecording(std::shared_ptr<RecordingSink> sink);
    void stopRecording();

    void raiseHand(bool up) { tell(signalling::Hand{up}); }
    void say(const QString& text) { tell(signalling::Chat{text}); }
    void answerRollCall(int number) { tell(signalling::RollCallAnswer{number}); }
    void point(QPointF at, bool shown) { tell(signalling::Pointer{at, shown}); }
    void draw(const signalling::Draw& draw);
    void wipe();

    // For hosts
    void mute(const PeerId& who, bool on) { tell(signalling::Mute{who, on}); }
    void muteAll() { tell(signalling::Mute{{}, true}); }
    void giveRole(const PeerId& who, PeerRole role) { tell(signalling::GiveRole{who, role}); }
    void remove(const PeerId& who) { tell(signalling::Remove{who}); }
    void setLocked(bool on) { tell(signalling::Lock{on}); }
    /// Says to everybody that they are recorded, or no longer; ConsultRecording does the rest.
    void announceRecording(bool on) { tell(signalling::Recording{on}); }
    void admit(const PeerId& who, bool in) { tell(signalling::Admit{who, in}); }
    void startRollCall() { tell(signalling::RollCallStart{}); }
    /// Before there are too many for a mesh. Only the loss of the server leads back.
    void useSfu() { tell(signalling::ModeChange{CallMode::Sfu, {}, {}, {}}); }

Q_SIGNALS:
    void stateChanged(pitwatch::SignalClient::State state);
    void roomChanged(pitwatch::RoomView::Changes changes);
    void talkingChanged(bool on);
    void mediaStateChanged(const pitwatch::PeerId& id, pitwatch::ConsultPeerState state, const QString& reason);
    /// An empty id: our own picture. Of kSfuPeer only states and statistics of what we send come.
    void frame(const pitwatch::PeerId& id, const QVideoFrame& frame);
    void level(const pitwatch::PeerId& id, double decibels);
    void stats(const pitwatch::PeerId& id, const pitwatch::ConsultStats& stats);
    /// What the server did not let us do.
    void refused(const QString& code, const QString& text);
    /// Our own media: what does not work.
    void mediaFailed(const QString& reason);
    /// They are being opened: they work unless mediaFailed() follows.
    void devicesOpened(pitwatch::ConsultDevices which);

private:
    void tell(const signalling::Body& body, const PeerId& to = {}) { signalling_.send(body, to); }
    void connectEngine();
    void loseMedia(const QString& reason);
    void loseDevices(const QString& reason, ConsultDevices lost);
    bool has(ConsultDevice device) const { return !lost_.testFlag(device); }
    void open(const ConsultSources& sources, ConsultDevices which);
    void take(const Signal& signal);
    void takeMedia(const Signal& signal);
    void meetAll(bool anew);
    void meet(const PeerInfo& peer);
    bool byWayOfSfu() const { return view_.mode() == CallMode::Sfu; }
    void publish();
    void fetch(const PeerInfo& peer);
    void connectTo(const PeerId& id, bool weOffer, ConsultWay way);
    void part(const PeerId& id);
    void sendFromEngine(const ConsultSignal& signal);
    void applyMedia();
    void applyRanks();
    void hear(const PeerId& id, double decibels);
    void holdBack(const PeerId& from, bool held);
    void tellMedia();
    PeerMedia sent() const;
    void dropPeers();

    const ConsultMedia media_;
    const bool sharing_;
    const QString iceInterfacePin_;
    const QPointer<const ConsultSession> beside_;
    const Clock& clock_;
    SignalClient signalling_;
    std::unique_ptr<ConsultEngine> engine_;
    RoomView view_;
    PeerMedia wanted_;
    ConsultSources sources_;
    ConsultDevices lost_;
    bool mediaGone_ = false;
    bool talking_ = false;
    PeerRanks ranks_;
    QElapsedTimer heardFor_;
    QSet<PeerId> held_;  ///< from whom our picture is held back
    QHash<PeerId, ConsultPeerState> mediaStates_;
    CallMode way_ = CallMode::Mesh;  ///< of what is connected
    QSet<PeerId> met_;               ///< who is connected, or of whom the SFU was asked
};

}  // namespace pitwatch
