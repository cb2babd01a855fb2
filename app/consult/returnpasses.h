#pragma once

#include <QByteArray>

#include <optional>
#include <vector>

#include <core/clock.h>

#include "signalmessage.h"

namespace pitwatch {

/// What lets those back in whom a host has let in by the link for everybody: a secret each, 256 random bits, that only
/// that participant knows. Of it the SHA-256 is kept. It ends with a goodbye, with a removal, and ten minutes after the
/// connection broke. Not synchronised; the clock outlives it.
class ReturnPasses {
public:
    static constexpr std::chrono::minutes kHolds{10};

    struct Pass {
        PeerId who;      ///< under which id it was here last
        QString ticket;  ///< by which token it came
        PeerRole role = PeerRole::Listener;
    };

    explicit ReturnPasses(const Clock& clock) : clock_(clock) {}

    /// The secret, handed out once: empty for who has one.
    QString give(const Pass& pass);
    /// With the token by which its holder came; nothing: it does not hold.
    std::optional<Pass> find(const QString& secret, const QString& ticket) const;
    /// The holder is another id now, and inside.
    void pass(const PeerId& from, const PeerId& to);
    /// The connection broke: the time runs.
    void lose(const PeerId& who);
    void revoke(const PeerId& who);
    void revokeAll() { entries_.clear(); }

private:
    struct Entry {
        QByteArray hash;
        Pass pass;
        std::optional<UtcTime> until;  ///< nothing: is inside
    };

    Entry* of(const PeerId& who);

    const Clock& clock_;
    std::vector<Entry> entries_;
};

}  // namespace pitwatch
