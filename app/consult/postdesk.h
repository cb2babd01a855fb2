#pragma once

#include <QHash>
#include <QObject>

#include <map>

#include "poststate.h"
#include "roomaudit.h"
#include "signallink.h"

namespace pitwatch {

/// The standing posts of one server: pages that are kept open day and night, e.g. in the dispatch room of a mine, and
/// that ring when the bureau calls. Checks long-lived tokens, rings every page of a post and takes the first answer.
/// A call waits until it is answered or ended, so a page that comes back in the meantime rings too. Lives on the
/// server's thread; tokens and clock outlive it.
class PostDesk final : public QObject {
    Q_OBJECT

public:
    struct Options {
        std::size_t mostPages = 96;  ///< of all posts; the rest of the server's connections are for participants
        std::size_t mostPagesOfOnePost = 4;
        std::size_t mostCalls = 64;
    };

    PostDesk(const RoomTokens& tokens, const Clock& clock, Options options, RoomServerCounters& counters,
             QObject* parent = nullptr);
    ~PostDesk() override;

    bool isStandingBy(const PostId& post) const;
    PostState stateOf(const PostId& post) const;

    /// Begins a call, also where nobody stands by yet. `ring.call` is given here and returned; `ring.token` has to let
    /// into `ring.room`. An error: this room is calling this post already, or too many calls wait.
    Result<int> ring(const PostId& post, signalling::Ring ring);
    /// Takes a call back; nothing happens when it has been answered.
    void endRing(const PostId& post, int call);

    /// Sends home who stands by with this token; after it has been revoked.
    void withdraw(const TokenId& token);

    /// Takes over a connection whose first message was this.
    void take(SignalLink* link, const signalling::PostHello& hello);
    void watch(qint64 nowMs, qint64 late);

Q_SIGNALS:
    /// The first page has come, or the last has gone.
    void standingByChanged(const pitwatch::PostId& post, bool standingBy);
    /// Of a post where somebody stands by: how a call is heard there may be another.
    void bellChanged(const pitwatch::PostId& post);
    /// The call is over with this.
    void answered(const pitwatch::PostId& post, int call, bool accepted);
    void audited(const pitwatch::AuditEntry& entry);

private:
    struct Page {
        PostId post;
        TokenId token;
        UtcTime until;
        std::optional<BellSound> bell = {};  ///< nothing: it has not said
    };
    struct Call {
        PostId post;
        signalling::Ring ring;
    };

    void refuse(SignalLink* link, const signalling::PostHello& hello, const RoomTokens::Checked& checked);
    void refuseFull(SignalLink* link, const signalling::PostHello& hello, const TokenId& token);
    void enter(SignalLink* link, const signalling::PostHello& hello, const TokenGrant& grant);
    void takeMessage(SignalLink* link, const Signal& signal);
    void takeAnswer(SignalLink* link, const Page& page, const signalling::RingAnswer& answer);
    void takeBell(SignalLink* link, BellSound sound);
    void takeEnd(SignalLink* link, LinkEnd how);
    void dismissExpired();
    std::size_t pagesOf(const PostId& post) const;
    void tellPost(const PostId& post, const Signal& signal, const SignalLink* except = nullptr);
    void audit(AuditKind kind, const SignalLink* link, const Page& page, const QString& detail);

    const RoomTokens& tokens_;
    const Clock& clock_;
    const Options options_;
    RoomServerCounters& counters_;
    QHash<SignalLink*, Page> pages_;  ///< who stands by
    std::map<int, Call> calls_;       ///< by their numbers, those that nobody has answered
    int lastCall_ = 0;
};

}  // namespace pitwatch
