#include "postdesk.h"

#include <algorithm>

#include "linkaudit.h"
#include "tidytext.h"

namespace pitwatch {

using namespace Qt::StringLiterals;
using namespace signalling;

PostDesk::PostDesk(const RoomTokens& tokens, const Clock& clock, Options options, RoomServerCounters& counters,
                   QObject* parent)
    : QObject(parent), tokens_(tokens), clock_(clock), options_(options), counters_(counters)
{
}

PostDesk::~PostDesk() = default;

std::size_t PostDesk::pagesOf(const PostId& post) const
{
    return static_cast<std::size_t>(
        std::count_if(pages_.begin(), pages_.end(), [&post](const Page& page) { return page.post == post; }));
}

bool PostDesk::isStandingBy(const PostId& post) const
{
    return pagesOf(post) > 0;
}

PostState PostDesk::stateOf(const PostId& post) const
{
    PostState state;
    bool allHaveSaid = true;
    for (const Page& page : pages_) {
        if (page.post != post) continue;
        state.standsBy = true;
        if (page.bell)
            state.bell = std::min(state.bell.value_or(*page.bell), *page.bell);
        else
            allHaveSaid = false;
    }
    if (!allHaveSaid && state.silent()) state.bell.reset();
    return state;
}

Result<int> PostDesk::ring(const PostId& post, Ring ring)
{
    if (post.isEmpty() || ring.room.isEmpty() || ring.token.isEmpty())
        return Error{ErrorKind::InvalidInput, u"a call needs a post, a room and a token"_s, post.text()};
    const bool rings = std::any_of(calls_.begin(), calls_.end(), [&](const auto& call) {
        return call.second.post == post && call.second.ring.room == ring.room;
    });
    if (rings) return Error{ErrorKind::InvalidInput, u"the room is calling this post already"_s, post.text()};
    if (calls_.size() >= options_.mostCalls)
        return Error{ErrorKind::Exhausted, u"too many calls wait for an answer"_s, post.text()};
    const int number = lastCall_ = lastCall_ % signalbounds::kHighestCount + 1;
    ring.call = number;
    // What is said of a call never keeps it from ringing.
    ring.subject = tidied(ring.subject, signalbounds::kWordCharacters);
    ring.by = tidied(ring.by, signalbounds::kNameCharacters);
    calls_.insert_or_assign(number, Call{post, ring});
    tellPost(post, {{}, {}, ring});
    return number;
}

void PostDesk::endRing(const PostId& post, int call)
{
    const auto place = calls_.find(call);
    if (place == calls_.end() || place->second.post != post) return;
    calls_.erase(place);
    tellPost(post, {{}, {}, RingEnd{call, u"cancelled"_s}});
}

void PostDesk::withdraw(const TokenId& token)
{
    const Refusal told = refusalOf(TokenFault::Revoked);
    const QList<SignalLink*> all = pages_.keys();
    for (SignalLink* link : all)
        if (const auto page = pages_.constFind(link); page != pages_.constEnd() && page->token == token)
            link->dismiss(told.code, told.text);
}

void PostDesk::take(SignalLink* link, const PostHello& hello)
{
    link->setParent(this);
    if (hello.version != kSignalVersion) {
        audit(AuditKind::VersionRefused, link, {hello.post, {}, {}}, u"version %1"_s.arg(hello.version));
        return link->dismiss(u"version"_s, u"version %1 is spoken here"_s.arg(kSignalVersion));
    }
    const RoomTokens::Checked checked = tokens_.check(hello.token, hello.post);
    if (!checked.grant) return refuse(link, hello, checked);
    if (static_cast<std::size_t>(pages_.size()) >= options_.mostPages ||
        pagesOf(hello.post) >= options_.mostPagesOfOnePost)
        return refuseFull(link, hello, checked.id);
    enter(link, hello, *checked.grant);
}

void PostDesk::refuse(SignalLink* link, const PostHello& hello, const RoomTokens::Checked& checked)
{
    ++counters_.refusedTokens;
    const Refusal told = refusalOf(checked.fault);
    audit(AuditKind::TokenRefused, link, {hello.post, checked.id, {}}, told.code);
    link->dismiss(told.code, told.text);
}

void PostDesk::refuseFull(SignalLink* link, const PostHello& hello, const TokenId& token)
{
    ++counters_.refusedPages;
    audit(AuditKind::PostFull, link, {hello.post, token, {}}, hello.name);
    link->dismiss(u"full"_s, u"too many pages stand by already"_s);
}

void PostDesk::enter(SignalLink* link, const PostHello& hello, const TokenGrant& grant)
{
    const bool first = !isStandingBy(grant.post);
    pages_.insert(link, {grant.post, grant.id, grant.until});
    connect(link, &SignalLink::received, this, [this, link](const Signal& signal) { takeMessage(link, signal); });
    connect(link, &SignalLink::malformed, this, [this, link](const Error& error) {
        ++counters_.malformed;
        audit(AuditKind::Malformed, link, pages_.value(link), error.text().left(200));
    });
    connect(link, &SignalLink::ended, this, [this, link](LinkEnd how) { takeEnd(link, how); });
    link->setAccepted();
    const QString name = grant.label.isEmpty() ? hello.name : tidied(grant.label, signalbounds::kNameCharacters);
    link->send({{}, {}, StandingBy{kSignalVersion, grant.post, name, true}});
    for (const auto& [number, call] : calls_)
        if (call.post == grant.post) link->send({{}, {}, call.ring});
    if (first)
        Q_EMIT standingByChanged(grant.post, true);
    else
        Q_EMIT bellChanged(grant.post);
}

void PostDesk::takeMessage(SignalLink* link, const Signal& signal)
{
    const auto place = pages_.constFind(link);
    if (place == pages_.constEnd()) return;
    if (std::holds_alternative<Ping>(signal.body)) return link->send({{}, {}, Pong{}});
    if (std::holds_alternative<Bye>(signal.body)) return link->dismiss(u"bye"_s, u"goodbye"_s);
    if (const Bell* bell = std::get_if<Bell>(&signal.body)) return takeBell(link, bell->sound);
    // A copy: whoever hears of an answer may end connections.
    if (const RingAnswer* answer = std::get_if<RingAnswer>(&signal.body))
        return takeAnswer(link, Page(*place), *answer);
    ++counters_.notAllowed;
    link->send({{}, {}, Refusal{u"not-allowed"_s, u"does not belong to a post"_s}});
}

void PostDesk::takeAnswer(SignalLink* link, const Page& page, const RingAnswer& answer)
{
    const auto place = calls_.find(answer.call);
    if (place == calls_.end() || place->second.post != page.post) {
        ++counters_.notAllowed;
        return link->send({{}, {}, Refusal{u"gone"_s, u"the call has ended"_s}});
    }
    calls_.erase(place);
    ++counters_.taken;
    link->send({{}, {}, RingEnd{answer.call, answer.accept ? u"accepted"_s : u"declined"_s}});
    tellPost(page.post, {{}, {}, RingEnd{answer.call, u"answered"_s}}, link);
    Q_EMIT answered(page.post, answer.call, answer.accept);
}

void PostDesk::takeBell(SignalLink* link, BellSound sound)
{
    Page& page = pages_[link];
    ++counters_.taken;
    if (page.bell == sound) return;
    page.bell = sound;
    Q_EMIT bellChanged(PostId(page.post));
}

void PostDesk::takeEnd(SignalLink* link, LinkEnd how)
{
    const Page page = pages_.take(link);
    if (const auto note = countEnd(how, counters_)) audit(note->kind, link, page, note->detail);
    if (page.post.isEmpty()) return;
    // It may have been the one that rings, or the one that had not said.
    if (isStandingBy(page.post)) return Q_EMIT bellChanged(page.post);
    Q_EMIT standingByChanged(page.post, false);
}

void PostDesk::watch(qint64 nowMs, qint64 late)
{
    const QList<SignalLink*> links = findChildren<SignalLink*>(Qt::FindDirectChildrenOnly);
    for (SignalLink* link : links) link->watch(nowMs, late);
    dismissExpired();
}

/// A page stays for months: its token ends while it stands by.
void PostDesk::dismissExpired()
{
    const Refusal told = refusalOf(TokenFault::Expired);
    const QList<SignalLink*> all = pages_.keys();
    for (SignalLink* link : all)
        if (const auto page = pages_.constFind(link); page != pages_.constEnd() && page->until <= clock_.now())
            link->dismiss(told.code, told.text);
}

void PostDesk::tellPost(const PostId& post, const Signal& signal, const SignalLink* except)
{
    const QList<SignalLink*> all = pages_.keys();
    for (SignalLink* link : all)
        if (link != except && pages_.value(link).post == post) link->send(signal);
}

void PostDesk::audit(AuditKind kind, const SignalLink* link, const Page& page, const QString& detail)
{
    Q_EMIT audited({clock_.now(), kind, link->address(), {}, page.token, detail, page.post});
}

}  // namespace pitwatch
