#include "peersession.h"

#include <consult/icecandidate.h>

#include <algorithm>

#include "sendplanner.h"
#include "sessiondescription.h"
#include "webrtclog.h"

namespace pitwatch::webrtc {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kLook = 250ms;
constexpr auto kSettled = 5s;             ///< after so long alive a peer that is lost is tried for closely
constexpr int kMostCandidates = 64;       ///< within one attempt
constexpr auto kBetweenAttempts = 300ms;  ///< a peer that offers more often is not answered
constexpr int kMostRepeatedOffers = 20;   ///< within one attempt
constexpr auto kAskAgain = 6s;            ///< for a first offer that was asked for and does not come

QString codecName(ConsultCodec codec)
{
    return codec == ConsultCodec::H264 ? u"H264"_s : u"VP8"_s;
}

}  // namespace

PeerSession::PeerSession(const CallTools& tools, ConsultPeer peer, const ConsultMedia& media)
    : tools_(tools), peer_(std::move(peer)), media_(media)
{
    clock_.start();
    look_.setInterval(kLook);
    retry_.setSingleShot(true);
    connect(&look_, &QTimer::timeout, this, &PeerSession::look);
    connect(&retry_, &QTimer::timeout, this, &PeerSession::retry);
}

PeerSession::~PeerSession()
{
    pipeline_.reset();
    setHeld(false);
    setState(ConsultPeerState::Closed);
}

void PeerSession::begin()
{
    if (!peer_.weOffer) return awaitOffer();
    if (!attempt({})) return;
    setState(ConsultPeerState::Offering);
    pipeline_->createOffer();
}

/// Whoever only receives gets nothing without having asked: should the question be lost, it is asked again.
void PeerSession::awaitOffer()
{
    setState(ConsultPeerState::Idle);
    if (peer_.way == ConsultWay::Receive) retry_.start(kAskAgain);
}

/// False when it failed; another attempt is then on its way.
bool PeerSession::attempt(const PeerPayloads& payloads)
{
    retry_.stop();
    early_.clear();
    remoteSet_ = false;
    repeatedOffers_ = 0;
    candidates_ = 0;
    attemptedAt_ = now();
    meter_ = {};
    flow_ = std::make_shared<PeerFlow>(peer_.id, tools_.voice, *tools_.mixer,
                                       PeerFlow::Recorded{tools_.tap, tools_.recordedMix});
    flow_->setPlayed(played_);
    pipeline_ = std::make_unique<PeerPipeline>(tools_, flow_);
    pipeline_->setHeld(held_);
    connectPipeline();
    if (const Result<void> built = pipeline_->build(peer_, media_, payloads); !built) {
        fail(built.error().text());
        return false;
    }
    watch_.begin(now(), pace_.connectWithin());
    look_.start();
    return true;
}

/// A failure is taken later, because it ends the pipeline that tells it.
void PeerSession::connectPipeline()
{
    PeerPipeline* pipeline = pipeline_.get();
    const auto kind = peer_.weOffer ? ConsultSignalKind::Offer : ConsultSignalKind::Answer;
    connect(pipeline, &PeerPipeline::described, this, [this, kind](const QString& sdp) {
        // We answer an offer that is repeated within an attempt of ours.
        const bool again = repeatedOffers_ > 0;
        say({peer_.id, peer_.epoch, again ? ConsultSignalKind::Answer : kind, sdp, 0, {}});
    });
    connect(pipeline, &PeerPipeline::candidateFound, this, [this](int mline, const QString& candidate) {
        say({peer_.id, peer_.epoch, ConsultSignalKind::Ice, {}, mline, candidate});
    });
    connect(pipeline, &PeerPipeline::connected, this, &PeerSession::connected);
    connect(pipeline, &PeerPipeline::numbersRead, this, &PeerSession::numbersRead);
    connect(pipeline, &PeerPipeline::failed, this, [this, flow = flow_](const QString& reason) {
        const auto end = [this, flow, reason] {
            if (pipeline_ && flow_ == flow) fail(reason);
        };
        QMetaObject::invokeMethod(this, end, Qt::QueuedConnection);
    });
}

void PeerSession::receive(const ConsultSignal& signal)
{
    switch (signal.kind) {
        case ConsultSignalKind::Offer:
            return receiveOffer(signal);
        case ConsultSignalKind::Answer:
            return receiveAnswer(signal);
        case ConsultSignalKind::Ice:
            return receiveCandidate(signal);
        case ConsultSignalKind::Restart:
            return receiveRestart(signal);
    }
}

void PeerSession::setPlayed(const Played& played)
{
    played_ = played;
    if (flow_) flow_->setPlayed(played);
}

/// While only sound goes over it, a way can look no better than it has to for the picture to be tried again.
void PeerSession::setHeld(bool held)
{
    if (std::exchange(held_, held) == held) return;
    qCInfo(logWebrtc).noquote() << "peer" << peer_.id << (held ? "gets sound alone" : "gets the picture again");
    constexpr double kEnough = 1.5;
    controller_.setMost(held ? static_cast<int>(kEnough * SendPlanner::kFloor) : BitrateController::kHighest);
    if (pipeline_) pipeline_->setHeld(held);
    tools_.voice->say([id = peer_.id, held](ConsultEngine& engine) { Q_EMIT engine.pictureHeld(id, held); });
}

void PeerSession::receiveOffer(const ConsultSignal& signal)
{
    const bool again = signal.epoch == peer_.epoch && pipeline_ && remoteSet_;
    const Result<void> check = checkDescription(signal.sdp, SdpRole::Offer, again ? kOurMedia : kAnyMedia);
    if (!check) return refused(check.error().text());
    if (again) return answerAgain(signal);
    if (peer_.weOffer || signal.epoch < peer_.epoch || (pipeline_ && signal.epoch == peer_.epoch))
        return refused(u"an offer that is not for this attempt"_s);
    answerNewAttempt(signal);
}

void PeerSession::answerNewAttempt(const ConsultSignal& signal)
{
    const bool onlyReceives = peer_.way == ConsultWay::Receive;
    const auto video =
        onlyReceives ? std::optional(PeerPayloads().video) : payloadType(signal.sdp, codecName(media_.codec));
    const auto audio = payloadType(signal.sdp, u"OPUS"_s);
    if (!onlyReceives && (!video || !audio))
        return refused(u"an offer without %1 or Opus"_s.arg(codecName(media_.codec)));
    if (attemptedAt_ && now() - *attemptedAt_ < kBetweenAttempts) return refused(u"offers come too fast"_s);
    peer_.epoch = signal.epoch;
    if (!attempt({*video, audio.value_or(PeerPayloads().audio)})) return;
    setState(ConsultPeerState::Connecting);
    pipeline_->acceptOffer(signal.sdp);
    remoteIsSet();
}

/// A browser negotiates again. webrtcbin would claim the role in DTLS that the browser has had since it answered us.
void PeerSession::answerAgain(const ConsultSignal& signal)
{
    if (++repeatedOffers_ > kMostRepeatedOffers) return refused(u"too many offers"_s);
    QString sdp = signal.sdp;
    if (peer_.weOffer) sdp.replace("a=setup:actpass"_L1, "a=setup:active"_L1);
    pipeline_->acceptOffer(sdp);
}

void PeerSession::receiveAnswer(const ConsultSignal& signal)
{
    if (signal.epoch != peer_.epoch || state_ != ConsultPeerState::Offering)
        return refused(u"an answer that is not for this attempt"_s);
    const Result<void> check = checkDescription(signal.sdp, SdpRole::Answer, kOurMedia);
    if (!check) return refused(check.error().text());
    setState(ConsultPeerState::Connecting);
    pipeline_->acceptAnswer(signal.sdp);
    remoteIsSet();
}

void PeerSession::receiveCandidate(const ConsultSignal& signal)
{
    // Browsers say with an empty candidate that there are no more.
    if (signal.epoch != peer_.epoch || !pipeline_ || signal.candidate.isEmpty()) return;
    if (signal.mline < 0 || signal.mline >= kMostMedia) return refused(u"a candidate of media that are not there"_s);
    const Result<void> check = checkIceCandidate(signal.candidate);
    if (!check) return refused(check.error().text());
    if (++candidates_ > kMostCandidates) return refused(u"too many candidates"_s);
    if (remoteSet_) return pipeline_->addCandidate(signal.mline, signal.candidate);
    early_.push_back({signal.mline, signal.candidate});
}

void PeerSession::receiveRestart(const ConsultSignal& signal)
{
    if (!peer_.weOffer || signal.epoch != peer_.epoch || !pipeline_) return;
    fail(u"the peer asked for a new attempt"_s);
}

void PeerSession::remoteIsSet()
{
    remoteSet_ = true;
    for (const Candidate& candidate : early_) pipeline_->addCandidate(candidate.mline, candidate.text);
    early_.clear();
}

void PeerSession::refused(const QString& reason)
{
    ++refused_;
    qCInfo(logWebrtc).noquote() << "from peer" << peer_.id << "refused:" << reason;
}

void PeerSession::connected()
{
    watch_.connected(now());
    pace_.connected(now() - *attemptedAt_);
    liveSince_ = now();
    setState(ConsultPeerState::Live);
    Q_EMIT wayChanged();
}

void PeerSession::look()
{
    if (!pipeline_) return;
    switch (watch_.observe(now(), flow_->packets())) {
        case PeerWatch::Verdict::Stalled:
            setState(ConsultPeerState::Stalled, u"nothing arrives"_s);
            break;
        case PeerWatch::Verdict::Recovered:
            setState(ConsultPeerState::Live);
            break;
        case PeerWatch::Verdict::Rebuild:
            return fail(u"nothing arrives"_s);
        case PeerWatch::Verdict::Nothing:
            break;
    }
    if (meter_.due()) pipeline_->requestNumbers();
}

/// Whoever offers makes the next attempt after a pause; who answers asks for it, again and again.
void PeerSession::fail(const QString& reason)
{
    if (liveSince_ > 0ms && now() - liveSince_ >= kSettled) pace_.reset();
    liveSince_ = 0ms;
    look_.stop();
    pipeline_.reset();
    setState(ConsultPeerState::Rebuilding, reason);
    Q_EMIT wayChanged();
    if (!peer_.weOffer) say({peer_.id, peer_.epoch, ConsultSignalKind::Restart, {}, 0, {}});
    retry_.start(pace_.next());
}

void PeerSession::retry()
{
    if (peer_.weOffer) {
        ++peer_.epoch;
        return begin();
    }
    say({peer_.id, peer_.epoch, ConsultSignalKind::Restart, {}, 0, {}});
    retry_.start(state_ == ConsultPeerState::Idle ? kAskAgain : pace_.next());
}

std::optional<int> PeerSession::bitrate() const
{
    if (state_ != ConsultPeerState::Live || peer_.way == ConsultWay::Receive) return std::nullopt;
    return controller_.bitsPerSecond();
}

void PeerSession::numbersRead(const PeerNumbers& numbers)
{
    ConsultStats stats = meter_.read(numbers, *flow_);
    stats.refused = refused_;
    if (pipeline_) pipeline_->setJitterRoom(jitter_.report(now(), flow_->late()));
    if (meter_.reported()) {
        judgeWay(numbers, stats.sendKbps);
        if (const auto lost = numbers.reports.sound.lost) protection_.report(*lost);
        Q_EMIT wayChanged();
    }
    tools_.voice->say([id = peer_.id, stats](ConsultEngine& engine) { Q_EMIT engine.stats(id, stats); });
}

/// Of a picture that is held back only late words come.
void PeerSession::judgeWay(const PeerNumbers& numbers, double sentKbps)
{
    constexpr double kKilo = 1000;
    const auto& sound = numbers.reports.sound;
    const auto& picture = held_ ? ReportTally::Source() : numbers.reports.picture;
    if (!picture.lost && !sound.lost) return;
    const double roundTrip = std::max(picture.rttMs.value_or(0), sound.rttMs.value_or(0));
    controller_.report(std::max(picture.lost.value_or(0), sound.lost.value_or(0)),
                       std::chrono::milliseconds(qint64(roundTrip)),
                       static_cast<int>(std::min<double>(kKilo * sentKbps, BitrateController::kHighest)));
}

void PeerSession::setState(ConsultPeerState state, const QString& reason)
{
    state_ = state;
    tools_.voice->say(
        [id = peer_.id, state, reason](ConsultEngine& engine) { Q_EMIT engine.peerStateChanged(id, state, reason); });
}

void PeerSession::say(ConsultSignal signal)
{
    tools_.voice->say([signal = std::move(signal)](ConsultEngine& engine) { Q_EMIT engine.send(signal); });
}

}  // namespace pitwatch::webrtc
