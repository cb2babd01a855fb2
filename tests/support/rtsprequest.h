#pragma once

#include <QByteArray>
#include <QMap>

#include <optional>

#include "rtspscript.h"

namespace pitwatch::test {

/// One request of RTSP (RFC 2326) with lower-case names of headers.
struct RtspRequest {
    QByteArray method;
    QByteArray url;
    QMap<QByteArray, QByteArray> headers;
};

/// Takes the first whole request out of `bytes`; interleaved packets before it are thrown away.
std::optional<RtspRequest> takeRequest(QByteArray& bytes);

/// Whether the request carries what the script's login demands (RFC 2617).
bool allowed(const RtspRequest& request, const RtspScript& script);
/// The header that demands it.
QByteArray challenge(const RtspScript& script);

}  // namespace pitwatch::test
