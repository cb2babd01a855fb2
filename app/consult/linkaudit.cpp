#include "linkaudit.h"

namespace pitwatch {

using namespace Qt::StringLiterals;

std::optional<EndNote> countEnd(LinkEnd how, RoomServerCounters& counters)
{
    switch (how) {
        case LinkEnd::Flood:
            ++counters.floods;
            return EndNote{AuditKind::Flood, {}};
        case LinkEnd::Oversized:
            ++counters.malformed;
            return EndNote{AuditKind::Oversized, {}};
        case LinkEnd::HelloLate:
            return EndNote{AuditKind::HelloLate, {}};
        case LinkEnd::Silent:
        case LinkEnd::Slow:
            ++counters.lost;
            return EndNote{AuditKind::Lost, how == LinkEnd::Slow ? u"takes nothing"_s : u"silent"_s};
        default:
            return {};
    }
}

}  // namespace pitwatch
