#pragma once

#include <QHash>
#include <QPluginLoader>

#include <memory>
#include <vector>

#include <consult/consultplugin.h>
#include <media/remoteengine.h>

namespace pitwatch::test {

/// What an engine has told about one peer.
struct SeenPeer {
    std::vector<ConsultPeerState> states;
    QString reason;
    int frames = 0;
    QSize size;
    int brightness = 0;  ///< Y in the middle of the picture, 0 … 255
    int redness = 0;     ///< V there
    int changes = 0;     ///< pictures that differ from the one before
    double loudest = -100;
    int levels = 0;
    int loud = 0;  ///< levels at which something was heard
    ConsultStats stats;
    int reports = 0;
    quint64 checksum = 0;  ///< of the newest picture

    ConsultPeerState state() const { return states.empty() ? ConsultPeerState::Idle : states.back(); }
    bool was(ConsultPeerState state) const;
    /// Counts a picture and looks at it.
    void see(const QVideoFrame& frame);
    void hear(double decibels);
};

/// A test picture and a tone, no devices.
ConsultMedia testMedia();
/// Of the real plugin, which has to be there; in a process of its own where the environment says
/// PITWATCH_TEST_MEDIA=own-process.
std::unique_ptr<ConsultEngine> makeTestEngine();
/// The same in a process of its own, whatever the environment says.
std::unique_ptr<RemoteEngine> makeRemoteTestEngine();

/// One seat in a call: an engine of the real plugin, and what it tells.
class CallSeat {
public:
    /// Why there is no engine on this machine; empty when there is.
    static QString missing();

    explicit CallSeat(std::unique_ptr<ConsultEngine> engine = makeTestEngine());
    ~CallSeat();
    CallSeat(const CallSeat&) = delete;
    CallSeat& operator=(const CallSeat&) = delete;

    ConsultEngine& engine() { return *engine_; }
    const SeenPeer& peer(const QString& id) { return peers_[id]; }
    const QStringList& failures() const { return failures_; }
    /// What it has told to be lost.
    ConsultDevices lost() const { return lost_; }
    const std::vector<ConsultSignal>& sent() const { return sent_; }

    /// A test picture and a tone.
    void start(ConsultCodec codec = ConsultCodec::Vp8);
    /// A seat that shows what is pushed and takes nothing: 1280x720 at 10 frames a second, no devices.
    void present();
    /// Over this own address only: that of the loopback interface.
    void add(const QString& id, bool weOffer, int epoch = 1, const QString& address = QStringLiteral("127.0.0.1"));

    /// From now on frames are counted and not looked at, and what is said is not kept: the seat costs and holds
    /// nothing.
    void onlyCount() { look_ = false; }

private:
    void frame(const QString& id, const QVideoFrame& frame);

    std::unique_ptr<ConsultEngine> engine_;
    QHash<QString, SeenPeer> peers_;
    QStringList failures_;
    ConsultDevices lost_;
    std::vector<ConsultSignal> sent_;
    bool look_ = true;
};

/// What `from` says to `to` reaches it under the name `name`, as long as both live.
void carrySignals(CallSeat& from, CallSeat& to, const QString& name);

}  // namespace pitwatch::test
