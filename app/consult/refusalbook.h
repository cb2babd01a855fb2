#pragma once

#include <array>
#include <optional>
#include <vector>

#include "roomaudit.h"

namespace pitwatch {

/// Why somebody was not let in, or was cut off, as people tell it apart.
enum class RefusalReason {
    Expired,
    Revoked,
    ForeignToken,  ///< of another room or post
    UnknownToken,
    ForeignOrigin,
    Malformed,
    TooMany,  ///< connections, messages, or pages at a post
    Version,
    NoHello,
};
inline constexpr std::size_t kRefusalReasons = 9;

/// Nothing: what the audit tells is no refusal.
std::optional<RefusalReason> refusalReason(const AuditEntry& entry);

/// Of one address for one reason.
struct RefusalLine {
    RefusalReason reason = RefusalReason::UnknownToken;
    QString address;
    UtcTime first;
    UtcTime last;
    quint64 times = 0;
    QString detail;  ///< of the last; of a token the room or post that was wanted
    bool operator==(const RefusalLine&) const = default;
};

/// What the server of consultations has refused since the program started: a line for each address and reason, bounded,
/// so that a stranger who keeps knocking is one line. Pure, not synchronised.
class RefusalBook {
public:
    static constexpr std::size_t kMost = 200;

    /// False: it is no refusal.
    bool note(const AuditEntry& entry);
    /// The newest first.
    const std::vector<RefusalLine>& lines() const { return lines_; }
    /// Also of lines that were dropped.
    quint64 count(RefusalReason reason) const { return counts_[static_cast<std::size_t>(reason)]; }
    quint64 total() const;

private:
    std::vector<RefusalLine> lines_;
    std::array<quint64, kRefusalReasons> counts_{};
};

}  // namespace pitwatch
