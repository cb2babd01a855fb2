#pragma once

#include <QByteArray>
#include <QHash>

#include <core/result.h>

namespace pitwatch {

/// The head of an HTTP/1.1 request (RFC 9112) as far as a server of a few fixed files and one WebSocket needs it.
struct HttpHead {
    QByteArray method;
    QByteArray path;                       ///< without query
    QHash<QByteArray, QByteArray> fields;  ///< names in lower case

    bool wantsWebSocket() const;
};

inline constexpr int kLargestHttpHead = 8 * 1024;
inline constexpr int kMostHttpFields = 64;

/// `head` ends before the empty line. Refuses what a browser does not send: other versions, folded lines, fields that
/// are there twice where that could mislead (Host, Origin, Upgrade), a body. Pure.
Result<HttpHead> readHttpHead(const QByteArray& head);

}  // namespace pitwatch
