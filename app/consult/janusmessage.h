#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <core/result.h>

namespace pitwatch {

/// What a Janus server says (its JSON API over WebSocket, version 1.x), as far as a room needs it.
struct JanusMessage {
    enum class Kind { Ack, Success, Failure, Event, Trickle, Connected, HungUp, Detached, SessionOver, Other };

    Kind kind = Kind::Other;
    QString transaction;      ///< of the request that it answers; empty: of no request
    qint64 handle = 0;        ///< whom it is about; 0: the session
    qint64 id = 0;            ///< Success of a request that made something
    QString reason;           ///< Failure, also of the plugin's
    QJsonObject data;         ///< what the plugin says
    QString descriptionType;  ///< "offer", "answer" or empty
    QString description;
    int mline = 0;      ///< Trickle
    QString candidate;  ///< Trickle; empty: there are no more
};

inline constexpr int kLargestJanusMessage = 256 * 1024;
/// Ids are whole numbers that a JSON number can hold (53 bits).
inline constexpr qint64 kHighestJanusId = (qint64(1) << 53) - 1;

/// Trusts the server no more than a participant: what breaks a bound, and a description or a candidate that an engine
/// should not see (checkSdp(), checkIceCandidate()), is an error. What the plugin refuses becomes a Failure.
Result<JanusMessage> readJanusMessage(const QByteArray& text);

/// An id of this name in the plugin's data; 0: none.
qint64 janusId(const QJsonObject& data, const QString& name);

}  // namespace pitwatch
