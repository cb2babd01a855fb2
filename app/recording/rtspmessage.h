#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

#include <core/utctime.h>
#include <store/storereader.h>

namespace pitwatch {

/// An answer of an RTSP server.
struct RtspResponse {
    int code = 0;
    QList<std::pair<QByteArray, QByteArray>> headers;  ///< names in lower case
    QByteArray body;

    QByteArray header(const QByteArray& name) const;
};
/// The head of an answer, without its body; nothing when it is none.
std::optional<RtspResponse> parseRtspHead(const QByteArray& head);

/// What the description (SDP) of a replay says about its first H.264 video.
struct ReplayDescription {
    int payloadType = -1;
    int clockRate = 90000;
    QByteArray parameterSets;  ///< Annex B; may be empty
    QString control;           ///< address of the stream, as written
    std::optional<Period> range;
};
std::optional<ReplayDescription> parseReplayDescription(const QByteArray& sdp);

/// "20261123T020000.123456Z" (RFC 2326, 3.7).
QByteArray clockTime(UtcTime time);
std::optional<UtcTime> parseClockTime(const QByteArray& text);
/// "clock=<from>-[<to>]"; an open end is the far future.
std::optional<Period> parseClockRange(const QByteArray& text);

/// The answer to a demand for a user and a password (RFC 2617: Digest with MD5 and without qop or with "auth",
/// otherwise Basic). Empty when the demand is not understood.
QByteArray authorization(const QByteArray& demand, const QByteArray& method, const QByteArray& url, const QString& user,
                         const QString& password);

}  // namespace pitwatch
