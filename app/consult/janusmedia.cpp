#include <QJsonArray>
#include <QRegularExpression>

#include <core/logging.h>

#include "janusroom.h"
#include "roomsfu.h"

/// The part of JanusRoom that is about connections of media.
namespace pitwatch {

using namespace Qt::StringLiterals;
using namespace signalling;

namespace {

constexpr qint64 kBetweenAttemptsMs = 300;
/// So long an offer is on its way: who asks again meanwhile has not seen it yet.
constexpr qint64 kOfferTravelsMs = 3'000;
constexpr int kMostCandidates = 64;

Error refused(const QString& reason)
{
    return Error{ErrorKind::InvalidInput, reason, {}};
}

/// The name of the first media description of this kind; empty: none.
QString midOf(const QString& sdp, const QString& kind)
{
    const QRegularExpression form(u"^m=%1 [^\n]*\n(?:(?!m=)[^\n]*\n)*?a=mid:([^\r\n]+)"_s.arg(kind),
                                  QRegularExpression::MultilineOption);
    return form.match(sdp).captured(1);
}

QJsonObject description(const QString& type, const QString& sdp)
{
    return {{u"type"_s, type}, {u"sdp"_s, sdp}};
}

}  // namespace

Result<void> JanusRoom::take(const PeerId& from, const Signal& signal)
{
    const Sight sight(from, signal.to);
    const bool toSfu = signal.to == kSfuPeer;
    if (const auto* ice = std::get_if<Ice>(&signal.body)) return trickle(sight, *ice);
    if (const auto* offer = std::get_if<Offer>(&signal.body); offer && toSfu) return publish(from, *offer);
    if (const auto* answer = std::get_if<Answer>(&signal.body); answer && !toSfu) return start(sight, *answer);
    if (const auto* restart = std::get_if<Restart>(&signal.body); restart && !toSfu) return want(sight, restart->epoch);
    return refused(u"media go through the server now"_s);
}

Result<void> JanusRoom::publish(const PeerId& who, const Offer& offer)
{
    Feed& feed = feeds_[who];
    if (offer.epoch <= feed.leg.epoch) return refused(u"an offer of an older attempt"_s);
    if (feed.leg.askedMs >= 0 && clock_.elapsed() - feed.leg.askedMs < kBetweenAttemptsMs)
        return refused(u"offers come too fast"_s);
    dropViewsOf(who);
    drop(feed.leg);
    feed = Feed();
    feed.leg.epoch = offer.epoch;
    feed.leg.askedMs = clock_.elapsed();
    feed.soundMid = midOf(offer.sdp, u"audio"_s);
    feed.pictureMid = midOf(offer.sdp, u"video"_s);
    if (!open_) return Error{ErrorKind::Unavailable, u"the server for media is away"_s, {}};
    feed.leg.pending = true;
    attach([this, who, offer](qint64 handle) { publishOn(handle, who, offer); });
    return {};
}

void JanusRoom::publishOn(qint64 handle, const PeerId& who, const Offer& offer)
{
    const auto feed = feeds_.find(who);
    if (feed == feeds_.end() || feed->second.leg.epoch != offer.epoch) return detach(handle);
    QJsonObject body = inRoom(u"joinandconfigure"_s);
    body.insert(u"ptype"_s, u"publisher"_s);
    body.insert(u"display"_s, who.text());
    ask(
        body, handle, [this, who, handle](const Result<JanusMessage>& answer) { published(who, handle, answer); },
        description(u"offer"_s, offer.sdp));
    own(feed->second.leg, handle, {who, kSfuPeer});
}

void JanusRoom::published(const PeerId& who, qint64 handle, const Result<JanusMessage>& answer)
{
    const auto place = feeds_.find(who);
    if (place == feeds_.end() || place->second.leg.handle != handle) return;
    Feed& feed = place->second;
    feed.leg.pending = false;
    feed.id = answer ? janusId(answer.value().data, u"id"_s) : 0;
    if (feed.id != 0 && answer.value().descriptionType == "answer"_L1)
        return tell(who, kSfuPeer, Answer{feed.leg.epoch, answer.value().description});
    qCWarning(logConsult).noquote() << "Janus does not take" << who.text() << "-"
                                    << (answer ? u"no answer in it"_s : answer.error().message);
    legIsLost({who, kSfuPeer});
}

Result<void> JanusRoom::want(const Sight& sight, int epoch)
{
    Leg& leg = views_[sight];
    const qint64 ago = clock_.elapsed() - leg.askedMs;
    const bool onItsWay = (leg.pending || leg.handle != 0) && epoch < leg.epoch && ago < kOfferTravelsMs;
    if (leg.askedMs >= 0 && (onItsWay || ago < kBetweenAttemptsMs)) return {};
    drop(leg);
    if (isUp(sight.second)) subscribe(sight);
    return {};
}

void JanusRoom::subscribe(const Sight& sight)
{
    Leg& leg = views_[sight];
    leg = Leg();
    leg.epoch = nextEpoch_++;
    leg.askedMs = clock_.elapsed();
    leg.pending = true;
    attach([this, sight, epoch = leg.epoch](qint64 handle) { subscribeOn(handle, sight, epoch); });
}

void JanusRoom::subscribeOn(qint64 handle, const Sight& sight, int epoch)
{
    const auto view = views_.find(sight);
    const bool meant = view != views_.end() && view->second.epoch == epoch && view->second.pending;
    if (!meant || !isUp(sight.second)) {
        if (meant) view->second.pending = false;
        return detach(handle);
    }
    QJsonObject body = inRoom(u"join"_s);
    body.insert(u"ptype"_s, u"subscriber"_s);
    body.insert(u"streams"_s, QJsonArray{QJsonObject{{u"feed"_s, feeds_[sight.second].id}}});
    ask(body, handle, [this, sight, handle](const Result<JanusMessage>& answer) { subscribed(sight, handle, answer); });
    own(view->second, handle, sight);
}

void JanusRoom::subscribed(const Sight& sight, qint64 handle, const Result<JanusMessage>& answer)
{
    const auto view = views_.find(sight);
    if (view == views_.end() || view->second.handle != handle) return;
    view->second.pending = false;
    if (answer && answer.value().descriptionType == "offer"_L1)
        return tell(sight.first, sight.second, Offer{view->second.epoch, answer.value().description});
    qCWarning(logConsult).noquote() << "Janus does not give" << sight.second.text() << "to" << sight.first.text() << "-"
                                    << (answer ? u"no offer in it"_s : answer.error().message);
    drop(view->second);
}

Result<void> JanusRoom::start(const Sight& sight, const Answer& answer)
{
    Leg* leg = legOf(sight);
    if (!leg || leg->handle == 0 || leg->epoch != answer.epoch) return refused(u"an answer to nothing"_s);
    const qint64 handle = leg->handle;
    const auto taken = [this, sight, handle](const Result<JanusMessage>& done) {
        Leg* now = legOf(sight);
        if (!done && now && now->handle == handle) drop(*now);
    };
    ask({{u"request"_s, u"start"_s}}, handle, taken, description(u"answer"_s, answer.sdp));
    return {};
}

Result<void> JanusRoom::trickle(const Sight& sight, const Ice& ice)
{
    Leg* leg = legOf(sight);
    if (!leg || leg->epoch != ice.epoch || ice.candidate.isEmpty()) return {};
    if (++leg->candidates > kMostCandidates) return refused(u"too many candidates"_s);
    if (leg->handle != 0)
        sendCandidate(leg->handle, ice);
    else if (leg->pending)
        leg->early.push_back(ice);
    return {};
}

void JanusRoom::sendCandidate(qint64 handle, const Ice& ice)
{
    const QJsonObject candidate{{u"candidate"_s, ice.candidate}, {u"sdpMLineIndex"_s, ice.mline}};
    link_->tell({{u"janus"_s, u"trickle"_s}, {u"candidate"_s, candidate}}, handle);
}

void JanusRoom::feedIsUp(const PeerId& who)
{
    feeds_[who].up = true;
    if (const auto passed = passed_.find(who); passed != passed_.end()) moderate(who);
    mend();
}

/// A newcomer sees nothing before a key picture comes. The first may be too early for it, or be lost: one more follows.
void JanusRoom::askForKeyPicture(const PeerId& who)
{
    newlySeen_.insert(who);
    sendKeyRequest(who);
}

void JanusRoom::sendKeyRequest(const PeerId& who)
{
    const auto feed = feeds_.find(who);
    if (feed == feeds_.end() || !feed->second.up) return;
    const QJsonObject body{{u"request"_s, u"configure"_s}, {u"keyframe"_s, true}};
    link_->tell({{u"janus"_s, u"message"_s}, {u"body"_s, body}}, feed->second.leg.handle);
}

/// What the order of the room does not let pass ends at Janus: nobody has to be trusted not to play it.
void JanusRoom::moderate(const PeerId& who)
{
    const Feed& feed = feeds_[who];
    const Passed& passed = passed_[who];
    const std::pair<const QString&, bool> streams[] = {{feed.soundMid, passed.sound},
                                                       {feed.pictureMid, passed.picture}};
    for (const auto& [mid, goesOn] : streams) {
        if (mid.isEmpty()) continue;
        QJsonObject body = inRoom(u"moderate"_s, true);
        body.insert(u"id"_s, feed.id);
        body.insert(u"mid"_s, mid);
        body.insert(u"mute"_s, !goesOn);
        ask(body, owner_, [who](const Result<JanusMessage>& done) {
            if (!done) qCWarning(logConsult).noquote() << "Janus does not mute" << who.text() << done.error().message;
        });
    }
}

}  // namespace pitwatch
