#include "room.h"

#include <algorithm>
#include <utility>

#include "signalwriter.h"

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t kMostRollCalls = 200;

Error refused(ErrorKind kind, const QString& reason)
{
    return Error{kind, reason, {}};
}

Error notThere()
{
    return refused(ErrorKind::NotFound, u"is not in the room"_s);
}

/// What may be sent: listeners nothing, those who are muted no sound.
PeerMedia allowed(const PeerInfo& peer, PeerMedia media)
{
    if (peer.role == PeerRole::Listener) return {};
    media.mic = media.mic && !peer.muted;
    return media;
}

QString reasonWord(LeaveReason reason)
{
    static const QStringList words{u"bye"_s, u"lost"_s, u"removed"_s};
    return words.at(static_cast<int>(reason));
}

auto sameId(const PeerId& id)
{
    return [&id](const auto& peer) { return peer.id == id; };
}

}  // namespace

Room::Room(RoomPlan plan, const Clock& clock) : plan_(std::move(plan)), clock_(clock), passes_(clock)
{
    note(RoomEventKind::Opened, nullptr, nullptr, plan_.subject);
}

const PeerInfo* Room::find(const PeerId& id) const
{
    const auto found = std::find_if(participants_.begin(), participants_.end(), sameId(id));
    return found == participants_.end() ? nullptr : &*found;
}

PeerInfo* Room::at(const PeerId& id)
{
    return const_cast<PeerInfo*>(std::as_const(*this).find(id));
}

bool Room::isInside(const QString& ticket) const
{
    return std::find(tickets_.cbegin(), tickets_.cend(), ticket) != tickets_.cend();
}

Result<Admission> Room::join(const JoinRequest& request)
{
    const auto pass = passes_.find(request.resume, request.ticket);
    const bool isLost = !request.waits && lost_.contains(request.ticket) && !removed_.contains(request.ticket);
    const bool returns = pass || isLost;
    const bool mustWait = request.waits || removed_.contains(request.ticket) || locked_;
    if (request.role != PeerRole::Host && mustWait && !returns) {
        if (waiting_.size() >= static_cast<std::size_t>(plan_.mostWaiting))
            return refused(ErrorKind::Exhausted, u"the waiting room is full"_s);
        waiting_.push_back(request);
        noteWaiting(RoomEventKind::Waited, request);
        return Admission::Waiting;
    }
    if (participants_.size() >= static_cast<std::size_t>(plan_.mostPeers))
        return refused(ErrorKind::Exhausted, u"the room is full"_s);
    enter(request);
    if (pass) passes_.pass(pass->who, request.id);
    return Admission::Inside;
}

QString Room::givePass(const PeerId& id)
{
    const PeerInfo* peer = find(id);
    if (peer == nullptr || called_.contains(id)) return {};
    return passes_.give({id, tickets_.value(id), peer->role});
}

void Room::enter(const JoinRequest& request)
{
    PeerInfo peer{request.id, request.name, request.kind, request.role, request.codecs, {}, false, false};
    peer.muted = peer.role == PeerRole::Listener;
    participants_.push_back(peer);
    tickets_.insert(request.id, request.ticket);
    if (!request.waits) called_.insert(request.id);
    lost_.remove(request.ticket);
    note(RoomEventKind::Joined, &participants_.back(), nullptr, peerRoleWords().at(static_cast<int>(peer.role)));
}

bool Room::leave(const PeerId& id, LeaveReason reason)
{
    const auto waits = std::find_if(waiting_.begin(), waiting_.end(), sameId(id));
    if (waits != waiting_.end()) {
        noteWaiting(RoomEventKind::Gave, *waits);
        waiting_.erase(waits);
        return true;
    }
    const auto inside = std::find_if(participants_.begin(), participants_.end(), sameId(id));
    if (inside == participants_.end()) return false;
    if (id == recordedBy_) endRecording(&*inside);
    note(RoomEventKind::Left, &*inside, nullptr, reasonWord(reason));
    const QString ticket = tickets_.take(id);
    called_.remove(id);
    if (reason == LeaveReason::Lost && !ticket.isEmpty()) lost_.insert(ticket);
    if (reason == LeaveReason::Lost)
        passes_.lose(id);
    else
        passes_.revoke(id);
    participants_.erase(inside);
    return true;
}

Room::Changed Room::setMedia(const PeerId& id, const PeerMedia& media)
{
    PeerInfo* peer = at(id);
    if (peer == nullptr) return notThere();
    PeerMedia now = allowed(*peer, media);
    std::erase_if(now.held, [&](const PeerId& who) { return who == id || find(who) == nullptr; });
    const bool shared = std::exchange(peer->media, now).share;
    if (now.share && !shared) note(RoomEventKind::ShareBegan, peer, nullptr, peer->isTable() ? kTableWord : QString());
    if (shared && !now.share) note(RoomEventKind::ShareEnded, peer);
    return std::vector{id};
}

Room::Changed Room::setHand(const PeerId& id, bool up)
{
    PeerInfo* peer = at(id);
    if (peer == nullptr) return notThere();
    if (peer->hand == up) return std::vector<PeerId>{};
    peer->hand = up;
    note(up ? RoomEventKind::HandUp : RoomEventKind::HandDown, peer);
    return std::vector{id};
}

Result<void> Room::say(const PeerId& id, const QString& text)
{
    const PeerInfo* peer = find(id);
    if (peer == nullptr) return notThere();
    note(RoomEventKind::Said, peer, nullptr, text);
    return {};
}

Result<void> Room::answerRollCall(const PeerId& id, int number)
{
    const PeerInfo* peer = find(id);
    if (peer == nullptr) return notThere();
    if (rollCalls_.empty() || rollCalls_.back().number != number)
        return refused(ErrorKind::NotFound, u"that roll call is over"_s);
    if (!rollCalls_.back().answer(id, peer->name, clock_.now()))
        return refused(ErrorKind::InvalidInput, u"has answered already"_s);
    note(RoomEventKind::RollAnswered, peer, nullptr, {}, number);
    return {};
}

Result<void> Room::checkHost(const PeerId& id) const
{
    const PeerInfo* peer = find(id);
    if (peer == nullptr) return notThere();
    if (peer->role != PeerRole::Host) return refused(ErrorKind::Permission, u"only a host may do that"_s);
    return {};
}

/// What it has put on the table is not: that may be taken off.
bool Room::isHolder(const PeerInfo& peer) const
{
    return !holder_.isEmpty() && tickets_.value(peer.id) == holder_ && !peer.isTable();
}

Result<PeerInfo*> Room::governed(const PeerId& host, const PeerId& who)
{
    if (const Result<void> checked = checkHost(host); !checked) return checked.error();
    PeerInfo* peer = at(who);
    if (peer == nullptr) return notThere();
    return peer;
}

Result<PeerInfo> Room::admit(const PeerId& host, const PeerId& who)
{
    if (const Result<void> checked = checkHost(host); !checked) return checked.error();
    const auto waits = std::find_if(waiting_.begin(), waiting_.end(), sameId(who));
    if (waits == waiting_.end()) return refused(ErrorKind::NotFound, u"does not wait"_s);
    if (participants_.size() >= static_cast<std::size_t>(plan_.mostPeers))
        return refused(ErrorKind::Exhausted, u"the room is full"_s);
    const JoinRequest request = *waits;
    waiting_.erase(waits);
    removed_.remove(request.ticket);
    enter(request);
    note(RoomEventKind::Admitted, find(host), &participants_.back());
    return participants_.back();
}

Result<void> Room::deny(const PeerId& host, const PeerId& who)
{
    if (const Result<void> checked = checkHost(host); !checked) return checked.error();
    const auto waits = std::find_if(waiting_.begin(), waiting_.end(), sameId(who));
    if (waits == waiting_.end()) return refused(ErrorKind::NotFound, u"does not wait"_s);
    noteWaiting(RoomEventKind::Denied, *waits);
    waiting_.erase(waits);
    return {};
}

void Room::applyMute(const PeerInfo* host, PeerInfo& peer, bool on)
{
    peer.muted = on;
    peer.media = allowed(peer, peer.media);
    note(on ? RoomEventKind::Muted : RoomEventKind::Unmuted, host, &peer);
}

Room::Changed Room::mute(const PeerId& host, const PeerId& who, bool on)
{
    if (const Result<void> checked = checkHost(host); !checked) return checked.error();
    std::vector<PeerId> changed;
    for (PeerInfo& peer : participants_) {
        const bool meant = who.isEmpty() ? peer.role == PeerRole::Speaker : peer.id == who;
        if (!meant || peer.muted == on) continue;
        if (peer.role == PeerRole::Listener) return refused(ErrorKind::InvalidInput, u"a listener does not speak"_s);
        applyMute(find(host), peer, on);
        changed.push_back(peer.id);
    }
    if (!who.isEmpty() && find(who) == nullptr) return notThere();
    return changed;
}

Room::Changed Room::giveRole(const PeerId& host, const PeerId& who, PeerRole role)
{
    const Result<PeerInfo*> peer = governed(host, who);
    if (!peer) return peer.error();
    PeerInfo& changed = *peer.value();
    const auto hosts = std::count_if(participants_.begin(), participants_.end(),
                                     [](const PeerInfo& p) { return p.role == PeerRole::Host; });
    if (changed.role == PeerRole::Host && role != PeerRole::Host && hosts == 1)
        return refused(ErrorKind::InvalidInput, u"the room would have no host"_s);
    changed.role = role;
    changed.muted = role == PeerRole::Listener;
    changed.media = allowed(changed, changed.media);
    if (who == recordedBy_ && role != PeerRole::Host) endRecording(find(host));
    note(RoomEventKind::RoleGiven, find(host), &changed, peerRoleWords().at(static_cast<int>(role)));
    return std::vector{who};
}

Result<void> Room::remove(const PeerId& host, const PeerId& who)
{
    const Result<PeerInfo*> peer = governed(host, who);
    if (!peer) return peer.error();
    if (host == who) return refused(ErrorKind::InvalidInput, u"a host leaves by itself"_s);
    if (isHolder(*peer.value())) return refused(ErrorKind::Permission, u"holds the room, which would end"_s);
    removed_.insert(tickets_.value(who));
    leave(who, LeaveReason::Removed);
    return {};
}

Result<void> Room::setLocked(const PeerId& host, bool on)
{
    if (const Result<void> checked = checkHost(host); !checked) return checked.error();
    if (locked_ != on) note(on ? RoomEventKind::Locked : RoomEventKind::Unlocked, find(host));
    locked_ = on;
    return {};
}

Result<void> Room::setRecording(const PeerId& host, bool on)
{
    if (const Result<void> checked = checkHost(host); !checked) return checked.error();
    if (!on) {
        endRecording(find(host));
        return {};
    }
    if (!recordedBy_.isEmpty()) return refused(ErrorKind::Exhausted, u"the consultation is being recorded already"_s);
    recordedBy_ = host;
    note(RoomEventKind::RecordingBegan, find(host));
    return {};
}

void Room::endRecording(const PeerInfo* by)
{
    if (recordedBy_.isEmpty()) return;
    recordedBy_ = {};
    note(RoomEventKind::RecordingEnded, by);
}

Result<void> Room::setMode(const PeerId& host, const signalling::ModeChange& mode)
{
    if (const Result<void> checked = checkHost(host); !checked) return checked.error();
    mode_ = mode;
    note(RoomEventKind::ModeChanged, find(host), nullptr, callModeWords().at(static_cast<int>(mode.mode)));
    return {};
}

Result<int> Room::startRollCall(const PeerId& host)
{
    if (const Result<void> checked = checkHost(host); !checked) return checked.error();
    if (rollCalls_.size() >= kMostRollCalls) return refused(ErrorKind::Exhausted, u"too many roll calls"_s);
    RollCall call{static_cast<int>(rollCalls_.size()) + 1, clock_.now(), find(host)->name, {}};
    for (const PeerInfo& peer : participants_)
        if (peer.id != host && !peer.isTable()) call.entries.push_back({peer.id, peer.name, {}});
    rollCalls_.push_back(call);
    note(RoomEventKind::RollCalled, find(host), nullptr, {}, call.number);
    return call.number;
}

void Room::noteDecision(const QString& text, const QString& by)
{
    log_.add({clock_.now(), RoomEventKind::Decided, {}, by, {}, {}, text, 0});
}

void Room::noteSnapshot(const QString& file, const QString& by)
{
    log_.add({clock_.now(), RoomEventKind::Snapshot, {}, by, {}, {}, file, 0});
}

void Room::noteRecording(const QString& file, const QString& of)
{
    log_.add({clock_.now(), RoomEventKind::Recorded, {}, of, {}, {}, file, 0});
}

void Room::changeMode(const signalling::ModeChange& mode)
{
    const bool other = std::exchange(mode_, mode).mode != mode.mode;
    if (other) note(RoomEventKind::ModeChanged, nullptr, nullptr, callModeWords().at(static_cast<int>(mode.mode)));
}

void Room::close()
{
    waiting_.clear();
    while (!participants_.empty()) leave(PeerId(participants_.back().id), LeaveReason::Bye);
    note(RoomEventKind::Closed, nullptr);
}

void Room::note(RoomEventKind kind, const PeerInfo* who, const PeerInfo* other, const QString& text, int number)
{
    const PeerInfo nobody;
    const PeerInfo& first = who != nullptr ? *who : nobody;
    const PeerInfo& second = other != nullptr ? *other : nobody;
    log_.add({clock_.now(), kind, first.id, first.name, second.id, second.name, text, number});
}

void Room::noteWaiting(RoomEventKind kind, const JoinRequest& who)
{
    log_.add({clock_.now(), kind, who.id, who.name, {}, {}, {}, 0});
}

}  // namespace pitwatch
