#include "refusalbook.h"

#include <algorithm>
#include <numeric>

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

RefusalReason tokenReason(const QString& code)
{
    if (code == "token-expired"_L1) return RefusalReason::Expired;
    if (code == "token-revoked"_L1) return RefusalReason::Revoked;
    return code == "token-foreign"_L1 ? RefusalReason::ForeignToken : RefusalReason::UnknownToken;
}

/// Of a token the reason says it all; where it led is left.
QString detailOf(const AuditEntry& entry)
{
    if (entry.kind != AuditKind::TokenRefused) return entry.detail;
    return entry.post.isEmpty() ? entry.room.text() : entry.post.text();
}

}  // namespace

std::optional<RefusalReason> refusalReason(const AuditEntry& entry)
{
    switch (entry.kind) {
        case AuditKind::TokenRefused:
            return tokenReason(entry.detail);
        case AuditKind::OriginRefused:
            return RefusalReason::ForeignOrigin;
        case AuditKind::VersionRefused:
            return RefusalReason::Version;
        case AuditKind::RequestRefused:
        case AuditKind::Malformed:
        case AuditKind::Oversized:
            return RefusalReason::Malformed;
        case AuditKind::TooManyConnections:
        case AuditKind::Flood:
        case AuditKind::PostFull:
            return RefusalReason::TooMany;
        case AuditKind::HelloLate:
            return RefusalReason::NoHello;
        case AuditKind::Removed:
        case AuditKind::Lost:
            break;
    }
    return {};
}

bool RefusalBook::note(const AuditEntry& entry)
{
    const auto reason = refusalReason(entry);
    if (!reason) return false;
    ++counts_[static_cast<std::size_t>(*reason)];
    const auto known = std::find_if(lines_.begin(), lines_.end(), [&](const RefusalLine& line) {
        return line.reason == *reason && line.address == entry.address;
    });
    RefusalLine line{*reason, entry.address, entry.at, entry.at, 0, {}};
    if (known != lines_.end()) {
        line = *known;
        lines_.erase(known);
    }
    line.last = entry.at;
    line.detail = detailOf(entry);
    ++line.times;
    lines_.insert(lines_.begin(), line);
    if (lines_.size() > kMost) lines_.pop_back();
    return true;
}

quint64 RefusalBook::total() const
{
    return std::accumulate(counts_.begin(), counts_.end(), quint64(0));
}

}  // namespace pitwatch
