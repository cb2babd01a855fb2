#include "janusroom.h"

#include <QRandomGenerator>

#include <algorithm>

#include <core/logging.h>

#include "roomsfu.h"

namespace pitwatch {

using namespace Qt::StringLiterals;
using namespace signalling;

namespace {

/// Beyond what any two participants have numbered among themselves: what they still say of that is not for us.
constexpr int kFirstEpoch = 1'000'000;
constexpr int kMostPublishers = 64;
constexpr int kRoomBitrate = 1'500'000;
constexpr std::chrono::seconds kMendEvery{2};
constexpr int kLongestRetry = 3;      ///< 2^3 seconds
constexpr qint64 kGivenUpMs = 6'000;  ///< what Janus should have described by then

qint64 randomId()
{
    return qint64(QRandomGenerator::system()->generate64() & quint64(kHighestJanusId)) | 1;
}

QString randomWord()
{
    return QString::number(QRandomGenerator::system()->generate64(), 36) +
           QString::number(QRandomGenerator::system()->generate64(), 36);
}

}  // namespace

JanusRoom::JanusRoom(JanusLink::Options options, QObject* parent)
    : QObject(parent),
      options_(std::move(options)),
      room_(randomId()),
      secret_(randomWord()),
      pin_(randomWord()),
      nextEpoch_(kFirstEpoch)
{
    clock_.start();
    connect(&mend_, &QTimer::timeout, this, &JanusRoom::mend);
    retry_.setSingleShot(true);
    connect(&retry_, &QTimer::timeout, this, &JanusRoom::connectLink);
}

JanusRoom::~JanusRoom()
{
    if (link_) link_->disconnect(this);
    if (open_) link_->tell({{u"janus"_s, u"message"_s}, {u"body"_s, inRoom(u"destroy"_s, true)}}, owner_);
}

void JanusRoom::open()
{
    if (!link_) connectLink();
}

void JanusRoom::connectLink()
{
    link_ = std::make_unique<JanusLink>(options_);
    connect(link_.get(), &JanusLink::ready, this, [this] {
        attach([this](qint64 handle) {
            owner_ = handle;
            create();
        });
    });
    connect(link_.get(), &JanusLink::told, this, &JanusRoom::told);
    connect(link_.get(), &JanusLink::lost, this, &JanusRoom::lost);
    link_->open();
}

void JanusRoom::create()
{
    QJsonObject body = inRoom(u"create"_s, true);
    body.insert(u"pin"_s, pin_);
    body.insert(u"description"_s, u"pitwatch"_s);
    body.insert(u"is_private"_s, true);
    body.insert(u"permanent"_s, false);
    body.insert(u"publishers"_s, kMostPublishers);
    body.insert(u"bitrate"_s, kRoomBitrate);
    body.insert(u"fir_freq"_s, 0);
    body.insert(u"audiocodec"_s, u"opus"_s);
    body.insert(u"videocodec"_s, u"vp8,h264"_s);
    body.insert(u"notify_joining"_s, false);
    ask(body, owner_, [this](const Result<JanusMessage>& answer) { created(answer); });
}

/// A room that we left there, when we lost it, is taken up again: only its owner knows its secret.
void JanusRoom::created(const Result<JanusMessage>& answer)
{
    if (!answer && !everOpen_) return lost(answer.error().message);
    open_ = true;
    tries_ = 0;
    mend_.start(kMendEvery);
    if (std::exchange(everOpen_, true)) qCInfo(logConsult) << "Janus is back";
    for (const auto& [who, feed] : feeds_) tell(who, kSfuPeer, Restart{feed.leg.epoch});
    Q_EMIT opened();
}

void JanusRoom::lost(const QString& reason)
{
    qCWarning(logConsult).noquote() << "Janus:" << reason;
    const bool was = std::exchange(open_, false);
    owner_ = 0;
    mend_.stop();
    handles_.clear();
    for (auto& [who, feed] : feeds_) {
        feed.up = false;
        feed.id = 0;
        feed.leg.handle = 0;
        feed.leg.pending = false;
    }
    for (auto& [sight, leg] : views_) {
        leg.handle = 0;
        leg.pending = false;
    }
    // It may be the one that called us.
    link_->disconnect(this);
    link_.release()->deleteLater();
    if (!everOpen_) return Q_EMIT failed(reason);
    retry_.start(std::chrono::seconds(1 << std::min(tries_++, kLongestRetry)));
    if (was) Q_EMIT away(reason);
}

void JanusRoom::ask(const QJsonObject& body, qint64 handle, JanusLink::Answer answer, const QJsonObject& description)
{
    QJsonObject message{{u"janus"_s, u"message"_s}, {u"body"_s, body}};
    if (!description.isEmpty()) message.insert(u"jsep"_s, description);
    link_->request(message, handle, std::move(answer));
}

/// Nothing is called when Janus gives none: what waits for it is looked at again by mend(), or asked for again.
void JanusRoom::attach(std::function<void(qint64)> attached)
{
    const QJsonObject message{{u"janus"_s, u"attach"_s}, {u"plugin"_s, u"janus.plugin.videoroom"_s}};
    link_->request(message, 0, [this, attached = std::move(attached)](const Result<JanusMessage>& answer) {
        if (answer && answer.value().id != 0) return attached(answer.value().id);
        qCWarning(logConsult).noquote() << "Janus: no handle:" << (answer ? QString() : answer.error().message);
        if (owner_ == 0) lost(u"no handle"_s);
    });
}

void JanusRoom::detach(qint64 handle)
{
    handles_.remove(handle);
    if (link_ && handle != 0) link_->tell({{u"janus"_s, u"detach"_s}}, handle);
}

QJsonObject JanusRoom::inRoom(const QString& request, bool asOwner) const
{
    return {{u"request"_s, request}, {u"room"_s, room_}, {asOwner ? u"secret"_s : u"pin"_s, asOwner ? secret_ : pin_}};
}

void JanusRoom::leave(const PeerId& who)
{
    const auto concerned = [&](const Sight& sight) { return sight.first == who || sight.second == who; };
    for (auto& [sight, leg] : views_)
        if (concerned(sight)) drop(leg);
    std::erase_if(views_, [&](const auto& view) { return concerned(view.first); });
    if (const auto feed = feeds_.find(who); feed != feeds_.end()) drop(feed->second.leg);
    feeds_.erase(who);
    passed_.erase(who);
}

void JanusRoom::setPassed(const PeerId& who, bool sound, bool picture)
{
    Passed& now = passed_[who];
    if (std::exchange(now, Passed{sound, picture}) == now) return;
    if (isUp(who)) moderate(who);
}

void JanusRoom::told(const JanusMessage& message)
{
    const auto known = handles_.constFind(message.handle);
    if (known == handles_.constEnd()) return;
    const Sight sight = *known;
    switch (message.kind) {
        case JanusMessage::Kind::Connected:
            return sight.second == kSfuPeer ? feedIsUp(sight.first) : askForKeyPicture(sight.second);
        case JanusMessage::Kind::HungUp:
        case JanusMessage::Kind::Detached:
            return legIsLost(sight);
        case JanusMessage::Kind::Trickle:
            if (const Leg* leg = legOf(sight); leg && !message.candidate.isEmpty())
                tell(sight.first, sight.second, Ice{leg->epoch, message.mline, message.candidate});
            return;
        default:
            return;
    }
}

/// Janus gives a connection up: whoever publishes is asked for another one, who receives gets one from mend().
void JanusRoom::legIsLost(const Sight& sight)
{
    Leg* leg = legOf(sight);
    drop(*leg);
    if (sight.second != kSfuPeer) return;
    feeds_[sight.first].up = false;
    dropViewsOf(sight.first);
    tell(sight.first, kSfuPeer, Restart{leg->epoch});
}

void JanusRoom::mend()
{
    std::vector<Sight> missing;
    for (const auto& [sight, leg] : views_) {
        const bool waits = leg.pending && clock_.elapsed() - leg.askedMs < kGivenUpMs;
        if (leg.handle == 0 && !waits && isUp(sight.second)) missing.push_back(sight);
    }
    for (const Sight& sight : missing) subscribe(sight);
    for (const PeerId& who : std::exchange(newlySeen_, {})) sendKeyRequest(who);
    std::vector<PeerId> unanswered;
    for (const auto& [who, feed] : feeds_)
        if (feed.leg.pending && clock_.elapsed() - feed.leg.askedMs > kGivenUpMs) unanswered.push_back(who);
    for (const PeerId& who : unanswered) legIsLost({who, kSfuPeer});
}

JanusRoom::Leg* JanusRoom::legOf(const Sight& sight)
{
    if (sight.second == kSfuPeer) {
        const auto feed = feeds_.find(sight.first);
        return feed == feeds_.end() ? nullptr : &feed->second.leg;
    }
    const auto view = views_.find(sight);
    return view == views_.end() ? nullptr : &view->second;
}

bool JanusRoom::isUp(const PeerId& who) const
{
    const auto feed = feeds_.find(who);
    return feed != feeds_.end() && feed->second.up;
}

void JanusRoom::own(Leg& leg, qint64 handle, const Sight& sight)
{
    leg.handle = handle;
    handles_.insert(handle, sight);
    for (const Ice& ice : std::exchange(leg.early, {})) sendCandidate(handle, ice);
}

void JanusRoom::drop(Leg& leg)
{
    detach(std::exchange(leg.handle, 0));
    leg.pending = false;
    leg.early.clear();
}

void JanusRoom::dropViewsOf(const PeerId& who)
{
    for (auto& [sight, leg] : views_)
        if (sight.second == who) drop(leg);
}

void JanusRoom::tell(const PeerId& to, const PeerId& from, const Body& body)
{
    Q_EMIT say(to, {to, from, body});
}

}  // namespace pitwatch
