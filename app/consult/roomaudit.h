#pragma once

#include <QMetaType>

#include <core/utctime.h>

#include "roomtokens.h"

namespace pitwatch {

enum class AuditKind {
    TokenRefused,
    OriginRefused,
    VersionRefused,
    RequestRefused,  ///< no HTTP request of a browser
    TooManyConnections,
    Flood,
    Malformed,
    Oversized,
    HelloLate,
    Removed,
    Lost,
    PostFull,  ///< too many pages stand by
};

/// Something that whoever is responsible for the server should be able to find again. Holds no token.
struct AuditEntry {
    UtcTime at;
    AuditKind kind = AuditKind::TokenRefused;
    QString address;
    RoomId room;
    TokenId token;  ///< which one, where it is known
    QString detail;
    PostId post{};  ///< where no room is meant
};

/// Counts since the start; what is refused is counted even when it is too much to audit.
struct RoomServerCounters {
    quint64 connections = 0;
    quint64 refusedConnections = 0;
    quint64 refusedRequests = 0;
    quint64 refusedOrigins = 0;
    quint64 refusedTokens = 0;
    quint64 refusedPages = 0;  ///< at posts where too many stand by
    quint64 pages = 0;
    quint64 malformed = 0;
    quint64 floods = 0;
    quint64 lost = 0;
    quint64 taken = 0;       ///< messages that were carried out
    quint64 notAllowed = 0;  ///< messages that the order of the room does not allow, or that belong to no call
    quint64 unaudited = 0;
};

}  // namespace pitwatch

Q_DECLARE_METATYPE(pitwatch::AuditEntry)
