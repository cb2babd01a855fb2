#pragma once

#include <QFlags>
#include <QImage>
#include <QList>
#include <QObject>
#include <QSize>
#include <QString>
#include <QVideoFrame>

#include <memory>
#include <optional>

#include <core/result.h>
#include <core/utctime.h>

#include "recordingsink.h"

namespace pitwatch {

enum class ConsultCodec { Vp8, H264 };

/// Which picture of ours the others see.
enum class ConsultPicture { Off, Camera, Pushed };

enum class ConsultDevice { Camera = 1, Microphone = 2, Speaker = 4 };
Q_DECLARE_FLAGS(ConsultDevices, ConsultDevice)
Q_DECLARE_OPERATORS_FOR_FLAGS(ConsultDevices)
inline constexpr ConsultDevices kAllConsultDevices =
    ConsultDevices(ConsultDevice::Camera) | ConsultDevice::Microphone | ConsultDevice::Speaker;

/// Where our picture and sound come from. Names are the id() of QCameraDevice and QAudioDevice; empty: none, in which
/// case one still listens and watches. Test sources take the place of devices and need none.
struct ConsultSources {
    QString camera;
    QString microphone;
    QString speaker;
    bool testPicture = false;
    bool testSound = false;  ///< a quiet tone

    /// Which of them are devices.
    ConsultDevices devices() const
    {
        ConsultDevices found;
        found.setFlag(ConsultDevice::Camera, !testPicture && !camera.isEmpty());
        found.setFlag(ConsultDevice::Microphone, !testSound && !microphone.isEmpty());
        found.setFlag(ConsultDevice::Speaker, !speaker.isEmpty());
        return found;
    }
    void leaveOut(ConsultDevices devices)
    {
        if (devices & ConsultDevice::Camera) camera.clear();
        if (devices & ConsultDevice::Microphone) microphone.clear();
        if (devices & ConsultDevice::Speaker) speaker.clear();
    }

    bool operator==(const ConsultSources&) const = default;
};

struct ConsultMedia {
    ConsultSources sources;
    ConsultCodec codec = ConsultCodec::Vp8;  ///< what we send and offer
    QSize pictureSize{640, 360};             ///< every picture of ours is brought to this size
    int framesPerSecond = 25;
    ConsultPicture picture = ConsultPicture::Camera;
    bool microphoneOn = true;
    bool ownView = false;  ///< frame() also with our own picture, under an empty id
    bool receive =
        true;           ///< false: a seat that only presents. Peers are told not to send; nothing is decoded or played
    int firstPort = 0;  ///< UDP ports for media, first to last; 0: any
    int lastPort = 0;
};

/// A server that helps two peers find each other, written as browsers do (RFC 7064, RFC 7065):
/// "stun:host[:port]", "turn:host[:port][?transport=udp|tcp]", "turns:host[:port]". An engine leaves out what it cannot
/// do: of webrtcbin's, turns.
struct ConsultIceServer {
    QString url;
    QString user;
    QString password;
};

/// Receive: what the peer sends, and nothing of ours. Send: the other way about; such a peer shows nothing.
enum class ConsultWay { Both, Send, Receive };

/// A peer to be connected. `epoch` numbers the attempts: a message of another epoch is not for this attempt.
struct ConsultPeer {
    QString id;
    int epoch = 1;
    bool weOffer = true;                ///< exactly one of two peers offers: the native one towards a browser
    ConsultWay way = ConsultWay::Both;  ///< Receive: the peer offers
    QList<ConsultIceServer> iceServers;
    bool relayOnly = false;
    QString iceInterfacePin;  ///< for tests: the only own address that is used, e.g. 127.0.0.1
};

/// How much it matters that a peer sees us well, where not all ways bear the same picture. Key: a host, whoever speaks.
/// Last: a listener. Aside: a peer that takes no picture, or for whom it does not matter how good it is.
enum class ConsultRank { Key, Ordinary, Last, Aside };

/// Restart: the side that answers asks the side that offers for a new attempt.
enum class ConsultSignalKind { Offer, Answer, Ice, Restart };

/// What two engines say to each other by way of the room. Session descriptions are those of RFC 8829.
struct ConsultSignal {
    QString peer;  ///< the other side: to whom, or from whom
    int epoch = 0;
    ConsultSignalKind kind = ConsultSignalKind::Offer;
    QString sdp;        ///< Offer, Answer
    int mline = 0;      ///< Ice: index of the media description
    QString candidate;  ///< Ice: "candidate:…" (RFC 8839, section 5.1)
};

/// Idle: waits for an offer. Stalled: nothing has arrived for two seconds. Rebuilding: waits before the next attempt.
enum class ConsultPeerState { Idle, Offering, Connecting, Live, Stalled, Rebuilding, Closed };

struct ConsultStats {
    double framesPerSecond = 0;  ///< received and decoded
    QSize size;                  ///< of the received picture
    double receiveKbps = 0;
    double sendKbps = 0;
    double lossOut = 0;           ///< share of our packets that the peer did not get, 0 … 1
    double lossIn = 0;            ///< share of the peer's packets that we did not get, 0 … 1
    std::optional<double> rttMs;  ///< once the peer has reported
    QString codec;                ///< of the received picture, "VP8" or "H264"
    quint64 refused = 0;          ///< messages from this peer that did not fit, since it was added
};

/// The media of one consultation: encodes our picture and sound once, sends them to every peer and gives back what the
/// peers send. Made by a ConsultPlugin. Lives on the GUI thread; no command blocks, every result comes as a signal on
/// that thread. Signalling is the caller's: what send() gives out goes to the peer, what comes from it to receive().
/// Messages may come from strangers; what does not fit is dropped. Deleting it ends everything.
class ConsultEngine : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Opens the sources. Once, before the first peer.
    virtual void start(const ConsultMedia& media) = 0;
    virtual void setPicture(ConsultPicture picture) = 0;
    virtual void setMicrophone(bool on) = 0;
    /// Opens these instead of what is open, and tries again what failed; peers stay connected. After start().
    virtual void setSources(const ConsultSources& sources) = 0;
    /// A tile, the map, a window: seen by the others while the picture is Pushed. The newest one is repeated until the
    /// next comes. `time` is the time of what it shows; one older than the last is dropped.
    virtual void pushPicture(const QImage& image, UtcTime time) = 0;

    /// An id that is already there is replaced.
    virtual void addPeer(const ConsultPeer& peer) = 0;
    virtual void removePeer(const QString& id) = 0;
    /// Whether the sound of a peer is played and its picture given out; both are until something else is said. It holds
    /// for every attempt until removePeer(), and may be said before addPeer(). The order of a room becomes: who is
    /// muted, `sound` false; who may show nothing (a listener) or says that its camera is off, `picture` false too.
    /// Sound that is not played counts as silence in level(); stats() go on as before.
    virtual void setPlayed(const QString& peer, bool sound, bool picture = true) = 0;
    /// Ordinary until something else is said; it holds until removePeer(), and may be said before addPeer().
    virtual void setRank(const QString&, ConsultRank) {}
    virtual void receive(const ConsultSignal& signal) = 0;

    /// Until stopRecording() the sink gets what this seat sends and what it plays and shows of others, encoded as it
    /// is, and the sound of all together: what the order of the room mutes or hides stands in no recording. Peers that
    /// come later are recorded too. An error: a recording runs already, or start() was not called. What fails
    /// afterwards comes as failed().
    virtual Result<void> startRecording(std::shared_ptr<RecordingSink> sink) = 0;
    /// A packet that is under way may still come.
    virtual void stopRecording() = 0;

    /// Answered with probed() as soon as whatever does the work gets to it: so one sees whether it hangs.
    virtual void probe() { Q_EMIT probed(); }

Q_SIGNALS:
    void send(const pitwatch::ConsultSignal& signal);
    void peerStateChanged(const QString& id, pitwatch::ConsultPeerState state, const QString& reason);
    /// Our picture is held back from a peer whose way does not bear it, for the sake of the others; sound goes on, and
    /// the peer keeps the picture that it has. It should be told why. Said again, with false, before it is Closed.
    void pictureHeld(const QString& id, bool held);
    /// At most one frame per peer waits: a slow receiver misses frames, and never lags.
    void frame(const QString& id, const QVideoFrame& frame);
    /// Loudness of what was played in the last tenth of a second, dB of full scale (0 is the loudest). Empty id: what
    /// our microphone hears, also while it is off.
    void level(const QString& id, double decibels);
    void stats(const QString& id, const pitwatch::ConsultStats& stats);
    /// Our own sources or encoders: what does not work. The rest goes on. `lost`: nothing comes from these, or is
    /// played by them, any more.
    void failed(const QString& reason, pitwatch::ConsultDevices lost = {});
    void probed();
    /// There are no media any more, and none will come: all peers are Closed, and commands do nothing.
    void gone(const QString& reason);
};

}  // namespace pitwatch
