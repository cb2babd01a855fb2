#include "roomdesk.h"

#include <QCoreApplication>

#include "linkaudit.h"

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;
using namespace signalling;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Consultation)
};

QString codeOf(const Error& error)
{
    switch (error.kind) {
        case ErrorKind::Permission:
            return u"not-allowed"_s;
        case ErrorKind::NotFound:
            return u"gone"_s;
        case ErrorKind::Exhausted:
            return u"full"_s;
        default:
            return u"refused"_s;
    }
}

}  // namespace

RoomDesk::RoomDesk(const RoomTokens& tokens, const Clock& clock, Options options, RoomServerCounters& counters,
                   QObject* parent)
    : QObject(parent), tokens_(tokens), clock_(clock), options_(std::move(options)), counters_(counters), orders_(*this)
{
}

RoomDesk::~RoomDesk() = default;

void RoomDesk::setSfu(RoomSfu& sfu, SfuSwitch::Time givenUpAfter)
{
    sfu_ = &sfu;
    switch_.emplace(sfu, orders_, givenUpAfter);
    connect(&sfu, &RoomSfu::opened, this, [this](const RoomId& id) {
        Room* room = find(id);
        if (room == nullptr) return sfu_->close(id);
        switch_->opened(*room);
        Q_EMIT roomChanged(id);
    });
    connect(&sfu, &RoomSfu::lost, this, [this](const RoomId& id) {
        if (const Room* room = find(id)) switch_->lost(*room);
    });
    connect(&sfu, &RoomSfu::failed, this, [this](const RoomId& id) {
        if (const Room* room = find(id)) switch_->failed(*room);
    });
    connect(&sfu, &RoomSfu::say, this, [this](const RoomId& id, const PeerId& to, const Signal& signal) {
        const Room* room = find(id);
        if (room != nullptr && room->find(to) != nullptr) tell(to, signal);
    });
}

Result<Room*> RoomDesk::open(const RoomPlan& plan)
{
    if (plan.id.isEmpty() || rooms_.contains(plan.id))
        return Error{ErrorKind::InvalidInput, u"the room is there already"_s, plan.id.text()};
    if (rooms_.size() >= options_.mostRooms)
        return Error{ErrorKind::Exhausted, Text::tr("too many rooms are open"), plan.id.text()};
    const auto [place, made] = rooms_.emplace(plan.id, std::make_unique<Room>(plan, clock_));
    return place->second.get();
}

Room* RoomDesk::find(const RoomId& id) const
{
    const auto place = rooms_.find(id);
    return place == rooms_.end() ? nullptr : place->second.get();
}

std::unique_ptr<Room> RoomDesk::close(const RoomId& id)
{
    const auto place = rooms_.find(id);
    if (place == rooms_.end()) return nullptr;
    std::unique_ptr<Room> room = std::move(place->second);
    rooms_.erase(place);
    room->close();
    if (sfu_ != nullptr) sfu_->close(id);
    if (switch_) switch_->forget(id);
    const QList<SignalLink*> all = members_.keys();
    for (SignalLink* link : all)
        if (members_.value(link).room == id) link->dismiss(u"closed"_s, u"the consultation has ended"_s);
    return room;
}

void RoomDesk::withdraw(const TokenId& token, Withdrawal which)
{
    const Refusal told = refusalOf(TokenFault::Revoked);
    const QList<SignalLink*> all = members_.keys();
    for (SignalLink* link : all) {
        const auto member = members_.constFind(link);
        if (member == members_.constEnd() || member->token != token) continue;
        const Room* room = find(member->room);
        const bool inside = room != nullptr && room->find(member->id) != nullptr;
        if (which == Withdrawal::OfAll || !inside) link->dismiss(told.code, told.text);
    }
}

void RoomDesk::attach(SignalLink* link)
{
    members_.insert(link, {});
    connect(link, &SignalLink::received, this, [this, link](const Signal& signal) { take(link, signal); });
    connect(link, &SignalLink::malformed, this, [this, link](const Error& error) {
        ++counters_.malformed;
        audit(AuditKind::Malformed, link, error.text().left(200));
    });
    connect(link, &SignalLink::ended, this, [this, link](LinkEnd how) { takeEnd(link, how); });
}

void RoomDesk::watch(qint64 nowMs, qint64 late)
{
    const QList<SignalLink*> all = members_.keys();
    for (SignalLink* link : all) link->watch(nowMs, late);
    if (!switch_) return;
    for (const auto& [id, room] : rooms_) {
        const CallMode before = room->mode().mode;
        switch_->watch(*room, SfuSwitch::Time(nowMs), SfuSwitch::Time(late));
        if (room->mode().mode != before) Q_EMIT roomChanged(id);
    }
}

void RoomDesk::take(SignalLink* link, const Signal& signal)
{
    const auto place = members_.find(link);
    if (place == members_.end()) return;
    if (std::holds_alternative<Ping>(signal.body)) return link->send({{}, {}, Pong{}});
    if (const Hello* hello = std::get_if<Hello>(&signal.body); hello != nullptr && place->id.isEmpty())
        return takeHello(link, *hello);
    if (const PostHello* hello = std::get_if<PostHello>(&signal.body); hello != nullptr && place->id.isEmpty())
        return handOver(link, *hello);
    if (place->id.isEmpty()) return link->dismiss(u"no-hello"_s, u"the first message has to be hello"_s);
    if (std::holds_alternative<Bye>(signal.body)) {
        place->saidBye = true;
        return link->dismiss(u"bye"_s, u"goodbye"_s);
    }
    // A copy: an order can end connections, which moves what the table holds.
    takeOrder(link, Member(*place), signal);
}

void RoomDesk::handOver(SignalLink* link, const PostHello& hello)
{
    members_.remove(link);
    link->disconnect(this);
    Q_EMIT postWanted(link, hello);
}

void RoomDesk::takeHello(SignalLink* link, const Hello& hello)
{
    if (hello.version != kSignalVersion) {
        audit(AuditKind::VersionRefused, link, u"version %1"_s.arg(hello.version));
        return link->dismiss(u"version"_s, u"version %1 is spoken here"_s.arg(kSignalVersion));
    }
    const RoomTokens::Checked checked = tokens_.check(hello.token, hello.room);
    if (!checked.grant) return refuseToken(link, hello, checked);
    Room* room = find(hello.room);
    if (room == nullptr) return link->dismiss(u"closed"_s, u"the consultation is not open"_s);
    enter(link, *room, hello, *checked.grant);
}

void RoomDesk::refuseToken(SignalLink* link, const Hello& hello, const RoomTokens::Checked& checked)
{
    ++counters_.refusedTokens;
    const Refusal told = refusalOf(checked.fault);
    Q_EMIT audited({clock_.now(), AuditKind::TokenRefused, link->address(), hello.room, checked.id, told.code});
    link->dismiss(told.code, told.text);
}

void RoomDesk::enter(SignalLink* link, Room& room, const Hello& hello, const TokenGrant& grant)
{
    const PeerId id(u"p%1"_s.arg(nextPeer_++));
    const Result<Admission> admission =
        room.join({id, hello.name, hello.kind, hello.codecs, grant.role, grant.waits, grant.id.text()});
    if (!admission) return link->dismiss(codeOf(admission.error()), admission.error().message);
    members_.insert(link, {id, room.plan().id, grant.id, hello.name, false});
    links_.insert(id, link);
    link->setAccepted();
    if (admission.value() == Admission::Inside) {
        orders_.welcome(room, id, options_.limits, options_.iceServers);
        if (switch_) switch_->follow(room);
    } else {
        tell(id, {{}, {}, Waiting{}});
        orders_.announceWaiting(room, id, hello.name, true);
    }
    Q_EMIT arrived(room.plan().id, grant.id);
    Q_EMIT roomChanged(room.plan().id);
}

void RoomDesk::takeOrder(SignalLink* link, const Member& member, const Signal& signal)
{
    Room* room = find(member.room);
    if (room == nullptr) return;
    const Admit* admit = std::get_if<Admit>(&signal.body);
    const Result<void> done =
        admit != nullptr ? takeAdmit(*room, member.id, *admit) : carryOut(*room, member.id, signal);
    ++(done ? counters_.taken : counters_.notAllowed);
    if (!done) return link->send({{}, {}, Refusal{codeOf(done.error()), done.error().message}});
    Q_EMIT roomChanged(member.room);
}

Result<void> RoomDesk::carryOut(Room& room, const PeerId& from, const Signal& signal)
{
    const ModeChange* mode = std::get_if<ModeChange>(&signal.body);
    if (mode != nullptr && !switch_) return Error{ErrorKind::Unavailable, u"there is no server for media"_s, {}};
    if (mode != nullptr) return switch_->change(room, from, *mode);
    if (switch_ && SfuSwitch::concerns(room, from, signal)) return switch_->take(room, from, signal);
    const Result<void> done = orders_.carryOut(room, from, signal);
    if (done && switch_) switch_->follow(room);
    return done;
}

Result<void> RoomDesk::takeAdmit(Room& room, const PeerId& host, const Admit& admit)
{
    if (!admit.in) {
        if (const Result<void> denied = room.deny(host, admit.who); !denied) return denied;
        orders_.announceWaiting(room, admit.who, u"-"_s, false);
        dismiss(admit.who, u"denied"_s, u"a host has not let you in"_s);
        return {};
    }
    const Result<PeerInfo> admitted = room.admit(host, admit.who);
    if (!admitted) return admitted.error();
    orders_.announceWaiting(room, admit.who, admitted.value().name, false);
    orders_.welcome(room, admit.who, options_.limits, options_.iceServers);
    if (switch_) switch_->follow(room);
    return {};
}

void RoomDesk::takeEnd(SignalLink* link, LinkEnd how)
{
    if (const auto note = countEnd(how, counters_)) audit(note->kind, link, note->detail);
    const Member member = members_.take(link);
    if (member.id.isEmpty()) return;
    links_.remove(member.id);
    leave(member, member.saidBye ? LeaveReason::Bye : LeaveReason::Lost);
}

void RoomDesk::leave(const Member& member, LeaveReason reason)
{
    Room* room = find(member.room);
    if (room == nullptr) return;
    const bool inside = room->find(member.id) != nullptr;
    if (sfu_ != nullptr) sfu_->leave(room->plan().id, member.id);
    // False for those whom an order has taken out already; the others know then.
    if (!room->leave(member.id, reason)) return;
    if (inside)
        orders_.announceLeft(*room, member.id, reason == LeaveReason::Bye ? u"bye"_s : u"lost"_s);
    else
        orders_.announceWaiting(*room, member.id, member.name, false);
    if (switch_) switch_->follow(*room);
    Q_EMIT roomChanged(member.room);
}

void RoomDesk::tell(const PeerId& to, const Signal& signal)
{
    if (SignalLink* link = links_.value(to)) link->send(signal);
}

void RoomDesk::dismiss(const PeerId& who, const QString& code, const QString& text)
{
    SignalLink* link = links_.value(who);
    if (link == nullptr) return;
    if (code == "removed"_L1) audit(AuditKind::Removed, link, {});
    link->dismiss(code, text);
}

void RoomDesk::audit(AuditKind kind, SignalLink* link, const QString& detail)
{
    const Member member = members_.value(link);
    Q_EMIT audited({clock_.now(), kind, link->address(), member.room, member.token, detail});
}

}  // namespace pitwatch
