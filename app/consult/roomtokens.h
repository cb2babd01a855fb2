#pragma once

#include <QByteArray>
#include <QUrl>

#include <vector>

#include <core/clock.h>
#include <core/result.h>

#include "signalmessage.h"

namespace pitwatch {

using TokenId = Id<struct TokenIdTag>;  ///< names a token where it is listed, revoked or audited; gives no access

/// What a token allows: to come into a room, or to stand by at a post. Never both.
struct TokenGrant {
    TokenId id;
    RoomId room;  ///< empty: it is for a post
    PeerRole role = PeerRole::Listener;
    bool waits = false;  ///< leads to the waiting room
    QString label;       ///< whom it was made for, e.g. the mine
    UtcTime until;
    PostId post{};  ///< empty: it is for a room
    bool operator==(const TokenGrant&) const = default;
};

enum class TokenFault {
    Unknown,
    Expired,
    Revoked,
    OtherRoom,  ///< or another post, or a post where a room was wanted and the reverse
};

/// What a participant is told of it.
signalling::Refusal refusalOf(TokenFault fault);

/// The tokens that let people into rooms and pages stand by at posts: 256 random bits, bound to a room and a role, or
/// to a post, with an end. Only their SHA-256 is kept; the token itself is handed out once. Not synchronised; the clock
/// outlives it.
class RoomTokens {
public:
    struct Options {
        std::size_t most = 2000;
    };
    struct Issued {
        TokenId id;
        QString token;  ///< 43 characters, base64url
    };
    struct Entry {
        QByteArray hash;
        TokenGrant grant;
        bool revoked = false;
        bool operator==(const Entry&) const = default;
    };

    explicit RoomTokens(const Clock& clock) : RoomTokens(clock, Options{}) {}
    RoomTokens(const Clock& clock, Options options) : clock_(clock), options_(options) {}

    /// `grant.id` is given here. An error: too many are valid already, `until` has passed, or it is not for exactly one
    /// room or post.
    Result<Issued> issue(TokenGrant grant);
    void revoke(const TokenId& id);
    void revokeRoom(const RoomId& room);
    void revokePost(const PostId& post);

    struct Checked {
        std::optional<TokenGrant> grant;
        TokenFault fault = TokenFault::Unknown;  ///< when there is no grant
        TokenId id;                              ///< also of one that is refused, where it is known
    };
    Checked check(const QString& token, const RoomId& room) const;
    Checked check(const QString& token, const PostId& post) const;

    /// For keeping them over a restart (tokenfile.h); holds no token.
    const std::vector<Entry>& entries() const { return entries_; }
    void restore(std::vector<Entry> entries) { entries_ = std::move(entries); }

private:
    Checked find(const QString& token) const;
    void forgetOld();

    const Clock& clock_;
    const Options options_;
    std::vector<Entry> entries_;
};

/// "https://host:port/#room=R&token=T": what follows the "#" stays in the browser and reaches no server log.
QUrl invitationUrl(const QString& host, quint16 port, const RoomId& room, const QString& token);
/// "https://host:port/#post=P&token=T", for a page that stands by.
QUrl postUrl(const QString& host, quint16 port, const PostId& post, const QString& token);

}  // namespace pitwatch
