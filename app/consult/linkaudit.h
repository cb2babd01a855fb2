#pragma once

#include "roomaudit.h"
#include "signallink.h"

namespace pitwatch {

struct EndNote {
    AuditKind kind;
    QString detail;
};

/// How the end of a connection is counted, and what the audit says of it; nothing of an ordinary end.
std::optional<EndNote> countEnd(LinkEnd how, RoomServerCounters& counters);

}  // namespace pitwatch
