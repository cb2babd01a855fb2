#include "hostedroom.h"

#include <algorithm>

namespace pitwatch {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Longer than any consultation; a forgotten link ends all the same.
constexpr std::chrono::hours kLinksHold{24};

RoomId newRoomId(const Clock& clock)
{
    return RoomId(u"r-"_s + toDateTime(clock.now(), QTimeZone::utc()).toString(u"yyyyMMdd-HHmmss-zzz"_s));
}

}  // namespace

Result<std::unique_ptr<HostedRoom>> HostedRoom::open(const Place& place, ConsultPlan plan, std::vector<Callee> callees)
{
    RoomPlan room;
    room.id = newRoomId(place.clock);
    room.subject = plan.subject;
    room.caseId = plan.caseId;
    const Result<Room*> opened = place.desk.open(room);
    if (!opened) return opened.error();
    std::unique_ptr<HostedRoom> hosted(new HostedRoom(place, std::move(plan), std::move(callees), opened.value()));
    const auto own = hosted->issue(PeerRole::Host, false, hosted->plan_.caller);
    if (!own) return own.error();
    hosted->ownToken_ = own.value().token;
    opened.value()->setHolder(own.value().id.text());
    return hosted;
}

HostedRoom::HostedRoom(const Place& place, ConsultPlan plan, std::vector<Callee> callees, Room* room)
    : place_(place), plan_(std::move(plan)), room_(room), calls_(std::move(callees), place.clock)
{
    const RoomId id = room->plan().id;
    connect(&place_.desk, &RoomDesk::arrived, this, [this, id](const RoomId& in, const TokenId& token) {
        if (in == id) arrived(token);
    });
    connect(&place_.desk, &RoomDesk::roomChanged, this, [this, id](const RoomId& changed) {
        if (changed == id) Q_EMIT minutesChanged();
    });
    connect(&ticker_, &QTimer::timeout, this, &HostedRoom::tick);
    ticker_.start(1s);
}

HostedRoom::~HostedRoom()
{
    close();
}

Result<RoomTokens::Issued> HostedRoom::issue(PeerRole role, bool waits, const QString& label)
{
    return place_.tokens.issue({{}, room_->plan().id, role, waits, label, place_.clock.now() + kLinksHold});
}

QUrl HostedRoom::linkOf(const QString& token) const
{
    return invitationUrl(place_.host, place_.port, room_->plan().id, token);
}

Result<QUrl> HostedRoom::invitationOf(const CalleeId& id)
{
    const auto known = links_.constFind(id);
    if (known != links_.constEnd()) return linkOf(known->token);
    const CallRecord* record = calls_.find(id);
    if (record == nullptr) return Error{ErrorKind::NotFound, tr("is not on the list"), id.text()};
    const auto issued = issue(PeerRole::Speaker, false, record->callee.name);
    if (!issued) return issued.error();
    links_.insert(id, issued.value());
    return linkOf(issued.value().token);
}

Result<QUrl> HostedRoom::openInvitation()
{
    if (!open_) {
        const auto issued = issue(PeerRole::Speaker, true, u"*"_s);
        if (!issued) return issued.error();
        open_ = issued.value();
    }
    return linkOf(open_->token);
}

bool HostedRoom::withdrawOpen()
{
    if (!open_) return false;
    const TokenId ended = std::exchange(open_, std::nullopt)->id;
    place_.tokens.revoke(ended);
    place_.desk.withdraw(ended, RoomDesk::Withdrawal::OfThoseWhoWait);
    return true;
}

bool HostedRoom::withdraw(const CalleeId& id)
{
    const auto known = links_.constFind(id);
    if (known == links_.constEnd()) return false;
    place_.tokens.revoke(known->id);
    place_.desk.withdraw(known->id);
    links_.erase(known);
    cancel(id);
    return true;
}

Result<void> HostedRoom::call(const CalleeId& id)
{
    const auto link = links_.constFind(id);
    if (link != links_.constEnd() && room_->isInside(link->id.text()))
        return Error{
            ErrorKind::InvalidInput, tr("%1 is in the consultation already.").arg(calls_.find(id)->callee.name), {}};
    if (const Result<void> called = calls_.call(id); !called) return called;
    ring(id);
    callsMoved();
    return {};
}

void HostedRoom::ring(const CalleeId& id)
{
    if (invitationOf(id).ok()) Q_EMIT ringRequested(id, links_.value(id).token);
}

void HostedRoom::cancel(const CalleeId& id)
{
    calls_.cancel(id);
    Q_EMIT ringOver(id);
    callsMoved();
}

void HostedRoom::declined(const CalleeId& id)
{
    calls_.declined(id);
    callsMoved();
}

void HostedRoom::arrived(const TokenId& token)
{
    for (auto link = links_.cbegin(); link != links_.cend(); ++link) {
        if (link->id != token) continue;
        calls_.answered(link.key());
        Q_EMIT ringOver(link.key());
        return callsMoved();
    }
}

void HostedRoom::tick()
{
    const std::vector<CallRecord> before = calls_.records();
    const std::vector<CalleeId> due = calls_.tick();
    for (std::size_t i = 0; i < before.size(); ++i)
        if (before[i].ringing() && !calls_.records()[i].ringing()) Q_EMIT ringOver(before[i].callee.id);
    for (const CalleeId& id : due) ring(id);
    if (!due.empty() || before.size() != calls_.records().size()) return callsMoved();
    const bool moved = !std::equal(before.begin(), before.end(), calls_.records().begin(),
                                   [](const CallRecord& a, const CallRecord& b) { return a.attempts == b.attempts; });
    if (moved) callsMoved();
}

void HostedRoom::callsMoved()
{
    Q_EMIT callsChanged();
    Q_EMIT minutesChanged();
}

void HostedRoom::noteDecision(const QString& text, const QString& by)
{
    if (closed_) return;
    room_->noteDecision(text, by);
    Q_EMIT minutesChanged();
}

void HostedRoom::noteSnapshot(const QString& file, const QString& by)
{
    if (closed_) return;
    room_->noteSnapshot(file, by);
    Q_EMIT minutesChanged();
}

void HostedRoom::noteRecording(const QString& file, const QString& of)
{
    if (closed_) return;
    room_->noteRecording(file, of);
    Q_EMIT minutesChanged();
}

void HostedRoom::close()
{
    if (closed_) return;
    ticker_.stop();
    for (const CallRecord& record : calls_.records())
        if (record.wanted || record.ringing()) cancel(record.callee.id);
    place_.tokens.revokeRoom(room_->plan().id);
    closed_ = place_.desk.close(room_->plan().id);
    if (closed_) room_ = closed_.get();
}

}  // namespace pitwatch
