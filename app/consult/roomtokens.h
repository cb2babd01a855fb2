#pragma once

#include <QByteArray>
#include <QUrl>

#include <vector>

#include <core/clock.h>
#include <core/result.h>

#include "signalmessage.h"

namespace pitwatch {

using TokenId = Id<struct TokenIdTag>;  ///< names a token where it is listed, revoked or audited; gives no access

/// What a token allows.
struct TokenGrant {
    TokenId id;
    RoomId room;
    PeerRole role = PeerRole::Listener;
    bool waits = false;  ///< leads to the waiting room
    QString label;       ///< whom it was made for, e.g. the mine
    UtcTime until;
    bool operator==(const TokenGrant&) const = default;
};

enum class TokenFault { Unknown, Expired, Revoked, OtherRoom };

/// The tokens that let people into rooms: 256 random bits, bound to a room and a role, with an end. Only their SHA-256
/// is kept; the token itself is handed out once. Not synchronised; the clock outlives it.
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

    /// `grant.id` is given here. An error: too many are valid already, or `until` has passed.
    Result<Issued> issue(TokenGrant grant);
    void revoke(const TokenId& id);
    void revokeRoom(const RoomId& room);

    struct Checked {
        std::optional<TokenGrant> grant;
        TokenFault fault = TokenFault::Unknown;  ///< when there is no grant
        TokenId id;                              ///< also of one that is refused, where it is known
    };
    Checked check(const QString& token, const RoomId& room) const;

    /// For keeping them over a restart; holds no token.
    const std::vector<Entry>& entries() const { return entries_; }
    void restore(std::vector<Entry> entries) { entries_ = std::move(entries); }

private:
    void forgetOld();

    const Clock& clock_;
    const Options options_;
    std::vector<Entry> entries_;
};

/// "https://host:port/#room=R&token=T": what follows the "#" stays in the browser and reaches no server log.
QUrl invitationUrl(const QString& host, quint16 port, const RoomId& room, const QString& token);

}  // namespace pitwatch
