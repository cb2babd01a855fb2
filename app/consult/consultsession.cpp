#include "consultsession.h"

#include <algorithm>
#include <utility>

#include "mediasignals.h"
#include "roomsfu.h"

namespace pitwatch {

using namespace signalling;

ConsultSession::ConsultSession(Setup setup, const Clock& clock, QObject* parent)
    : QObject(parent),
      media_(std::move(setup.media)),
      sharing_(setup.sharing),
      iceInterfacePin_(std::move(setup.iceInterfacePin)),
      beside_(setup.beside),
      clock_(clock),
      signalling_(std::move(setup.signalling)),
      engine_(std::move(setup.engine)),
      view_(clock),
      wanted_{media_.microphoneOn, media_.picture == ConsultPicture::Camera, sharing_},
      sources_(media_.sources)
{
    connect(&signalling_, &SignalClient::received, this, &ConsultSession::take);
    connect(&signalling_, &SignalClient::stateChanged, this, [this](SignalClient::State state) {
        if (state == SignalClient::State::Over) dropPeers();
        Q_EMIT stateChanged(state);
    });
    heardFor_.start();
    connectEngine();
}

ConsultSession::~ConsultSession() = default;

void ConsultSession::connectEngine()
{
    if (!engine_) return;
    ConsultEngine* engine = engine_.get();
    connect(engine, &ConsultEngine::send, this, &ConsultSession::sendFromEngine);
    connect(engine, &ConsultEngine::failed, this, &ConsultSession::loseDevices);
    connect(engine, &ConsultEngine::gone, this, &ConsultSession::loseMedia);
    connect(engine, &ConsultEngine::frame, this,
            [this](const QString& id, const QVideoFrame& picture) { Q_EMIT frame(PeerId(id), picture); });
    connect(engine, &ConsultEngine::level, this,
            [this](const QString& id, double decibels) { hear(PeerId(id), decibels); });
    connect(engine, &ConsultEngine::pictureHeld, this,
            [this](const QString& id, bool held) { holdBack(PeerId(id), held); });
    connect(engine, &ConsultEngine::stats, this,
            [this](const QString& id, const ConsultStats& numbers) { Q_EMIT stats(PeerId(id), numbers); });
    connect(engine, &ConsultEngine::peerStateChanged, this,
            [this](const QString& id, ConsultPeerState state, const QString& reason) {
                mediaStates_.insert(PeerId(id), state);
                Q_EMIT mediaStateChanged(PeerId(id), state, reason);
            });
}

/// The others are told that nothing comes from here any more.
void ConsultSession::loseMedia(const QString& reason)
{
    mediaGone_ = true;
    wanted_ = {};
    tell(State{wanted_});
    Q_EMIT mediaFailed(reason);
    Q_EMIT roomChanged(RoomView::People);
}

/// The others are not to see a camera that is on and shows nothing.
void ConsultSession::loseDevices(const QString& reason, ConsultDevices lost)
{
    lost_ |= lost;
    if (lost) tellMedia();
    Q_EMIT mediaFailed(reason);
    if (lost) Q_EMIT roomChanged(RoomView::People);
}

void ConsultSession::openDevices(const ConsultSources& sources)
{
    ConsultDevices other;
    const auto compare = [&](ConsultDevice device, bool same) { other.setFlag(device, !same); };
    compare(ConsultDevice::Camera, sources.camera == sources_.camera && sources.testPicture == sources_.testPicture);
    compare(ConsultDevice::Microphone,
            sources.microphone == sources_.microphone && sources.testSound == sources_.testSound);
    compare(ConsultDevice::Speaker, sources.speaker == sources_.speaker);
    if (other) open(sources, other);
}

void ConsultSession::tryAgain(ConsultDevices which)
{
    if (which & lost_) open(sources_, which & lost_);
}

/// What has failed and is not meant is left out: it would fail again.
void ConsultSession::open(const ConsultSources& sources, ConsultDevices which)
{
    if (!hasMedia()) return;
    lost_ &= ~which;
    sources_ = sources;
    ConsultSources used = sources;
    used.leaveOut(lost_);
    engine_->setSources(used);
    tellMedia();
    Q_EMIT devicesOpened(which);
    Q_EMIT roomChanged(RoomView::People);
}

PeerMedia ConsultSession::sent() const
{
    const bool mic = wanted_.mic || talking_;
    PeerMedia media{mic && has(ConsultDevice::Microphone), wanted_.cam && has(ConsultDevice::Camera), wanted_.share};
    media.held.assign(held_.begin(), held_.end());
    std::sort(media.held.begin(), media.held.end());
    return media;
}

void ConsultSession::start()
{
    if (engine_) engine_->start(media_);
    signalling_.start();
}

void ConsultSession::leave()
{
    signalling_.stop();
}

void ConsultSession::take(const Signal& signal)
{
    if (const auto* refusal = std::get_if<Refusal>(&signal.body)) return Q_EMIT refused(refusal->code, refusal->text);
    takeMedia(signal);
    const RoomView::Changes changes = view_.take(signal);
    if (changes & (RoomView::Everything | RoomView::Mode)) meetAll(changes & RoomView::Everything);
    if (const auto* joined = std::get_if<PeerJoined>(&signal.body)) meet(joined->peer);
    if (const auto* left = std::get_if<PeerLeft>(&signal.body)) part(left->id);
    if (changes & (RoomView::People | RoomView::Mode)) {
        applyRanks();
        applyMedia();
    }
    if (changes) Q_EMIT roomChanged(changes);
}

void ConsultSession::takeMedia(const Signal& signal)
{
    if (!engine_) return;
    if (const auto media = mediaSignal(signal)) engine_->receive(*media);
}

/// Every id is new after a welcome, and every way after a change of mode: nothing of what was connected before goes on.
/// In a mesh that reaches others now, what was connected and still may be stays.
void ConsultSession::meetAll(bool anew)
{
    if (std::exchange(way_, view_.mode()) != view_.mode()) anew = true;
    if (anew) dropPeers();
    if (anew && byWayOfSfu()) publish();
    for (const PeerInfo& peer : view_.peers())
        if (view_.isReached(peer.id))
            meet(peer);
        else
            part(peer.id);
    if (anew) tell(State{sent()});
}

/// Native clients offer to browsers; of two native ones the one that came later does.
void ConsultSession::meet(const PeerInfo& peer)
{
    if (byWayOfSfu()) return fetch(peer);
    if (!view_.isReached(peer.id) || met_.contains(peer.id)) return;
    met_.insert(peer.id);
    connectTo(peer.id, peer.kind == PeerKind::Browser || view_.cameBefore(peer.id), ConsultWay::Both);
}

void ConsultSession::publish()
{
    connectTo(kSfuPeer, true, ConsultWay::Send);
}

/// The SFU gives what is asked for. Who has sent nothing yet is not: nothing would come, as if the way there was
/// broken.
void ConsultSession::fetch(const PeerInfo& peer)
{
    const bool sends = peer.media.mic || peer.media.cam || peer.media.share;
    if (!sends || sharing_ || met_.contains(peer.id)) return;
    met_.insert(peer.id);
    connectTo(peer.id, false, ConsultWay::Receive);
    tell(Restart{0}, peer.id);
}

void ConsultSession::connectTo(const PeerId& id, bool weOffer, ConsultWay way)
{
    if (!engine_) return;
    ConsultPeer added;
    added.id = id.text();
    added.weOffer = weOffer;
    added.way = way;
    added.iceServers = forEngine(view_.iceServers());
    added.iceInterfacePin = iceInterfacePin_;
    mediaStates_.insert(id, ConsultPeerState::Connecting);
    engine_->addPeer(added);
}

void ConsultSession::part(const PeerId& id)
{
    mediaStates_.remove(id);
    met_.remove(id);
    ranks_.forget(id);
    if (engine_) engine_->removePeer(id.text());
}

void ConsultSession::dropPeers()
{
    const QList<PeerId> all = mediaStates_.keys();
    for (const PeerId& id : all) part(id);
}

void ConsultSession::sendFromEngine(const ConsultSignal& signal)
{
    // The room has no empty last candidate of ours: browsers do without, and so does webrtcbin.
    if (signal.kind == ConsultSignalKind::Ice && signal.candidate.isEmpty()) return;
    tell(roomBody(signal), PeerId(signal.peer));
}

bool ConsultSession::silenced() const
{
    return view_.self().muted || view_.self().role == PeerRole::Listener;
}

void ConsultSession::setMicrophone(bool on)
{
    wanted_.mic = on;
    tellMedia();
    if (on) tryAgain(ConsultDevice::Microphone);
}

void ConsultSession::setCamera(bool on)
{
    wanted_.cam = on;
    tellMedia();
    if (on) tryAgain(ConsultDevice::Camera);
}

void ConsultSession::setTalking(bool on)
{
    if (std::exchange(talking_, on) == on) return;
    tellMedia();
    Q_EMIT talkingChanged(on);
    if (on && !has(ConsultDevice::Microphone)) Q_EMIT mediaFailed(tr("The microphone has failed and is off."));
}

void ConsultSession::tellMedia()
{
    applyMedia();
    tell(State{sent()});
}

/// In a mesh nobody else can cut what we send: whoever is silenced sends nothing, and is not played by the others.
void ConsultSession::applyMedia()
{
    if (!engine_ || sharing_) return;
    if (byWayOfSfu())
        for (const PeerInfo& peer : view_.peers()) fetch(peer);
    for (const PeerInfo& peer : view_.peers()) {
        const bool mayBeHeard = peer.role != PeerRole::Listener;
        engine_->setPlayed(peer.id.text(), mayBeHeard && !peer.muted, mayBeHeard);
    }
    engine_->setMicrophone(isHeard());
    const bool seen = sent().cam && view_.self().role != PeerRole::Listener;
    engine_->setPicture(seen ? ConsultPicture::Camera : ConsultPicture::Off);
}

/// In a mesh everybody gets the same picture, and not every way bears it.
void ConsultSession::applyRanks()
{
    if (!engine_) return;
    const PeerId ours = beside_ ? beside_->room().self().id : PeerId();
    for (const PeerInfo& peer : view_.peers()) engine_->setRank(peer.id.text(), ranks_.rankOf(peer, ours));
}

void ConsultSession::hear(const PeerId& id, double decibels)
{
    if (!id.isEmpty() && ranks_.hear(id, decibels, PeerRanks::Time(heardFor_.elapsed()))) applyRanks();
    Q_EMIT level(id, decibels);
}

/// The other side is told: a picture that stands still without a word looks like a fault.
void ConsultSession::holdBack(const PeerId& from, bool held)
{
    if (held_.contains(from) == held) return;
    held ? void(held_.insert(from)) : void(held_.remove(from));
    tell(State{sent()});
    Q_EMIT roomChanged(RoomView::People);
}

void ConsultSession::pushPicture(const QImage& image)
{
    if (engine_) engine_->pushPicture(image, clock_.now());
}

Result<void> ConsultSession::startRecording(std::shared_ptr<RecordingSink> sink)
{
    if (engine_) return engine_->startRecording(std::move(sink));
    return Error{ErrorKind::Unavailable, tr("there is no media engine"), {}};
}

void ConsultSession::stopRecording()
{
    if (engine_) engine_->stopRecording();
}

void ConsultSession::draw(const Draw& draw)
{
    view_.drawn(draw);
    tell(draw);
}

void ConsultSession::wipe()
{
    view_.wiped();
    tell(Wipe{});
}

}  // namespace pitwatch
