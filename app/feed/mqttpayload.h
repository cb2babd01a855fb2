#pragma once

#include <QByteArray>

#include <core/result.h>

#include "observation.h"

namespace pitwatch {

/// Payloads above this are refused unread.
inline constexpr int kMaximumPayloadBytes = 1024 * 1024;

/// Decodes one message of the topic tree pitwatch/v1/<mine code>/<kind>[/<camera id>] (resources/schemas/mqtt.md).
/// Pure: the MQTT plugin, replay and tests share it. The error says what was found and what was expected.
Result<Observation> decodePayload(const QString& topic, const QByteArray& payload, const FeedId& source,
                                  UtcTime receivedAt);

/// The other way, for the simulator, the recorder and tests: publish to "pitwatch/v1/" + observationTopic().
/// Times keep milliseconds; MineState::extra is not carried.
QString observationTopic(const Observation& observation);
QByteArray encodePayload(const Observation& observation, const QTimeZone& zone);

}  // namespace pitwatch
