#pragma once

#include <QJsonObject>
#include <QTimeZone>

#include <optional>

#include <core/jsoncheck.h>

#include "mqtttopic.h"
#include "observation.h"

/// The bodies of the MQTT payloads, kind by kind (resources/schemas/mqtt.md). Internal to feed/.
namespace pitwatch::payload {

struct Kind {
    const char* name;
    bool ofCamera;  ///< the topic ends with a camera id
    ObservationBody (*decode)(const JsonCursor& document, const MqttTopic& topic);
};

/// Nothing when there is no such kind.
const Kind* findKind(const QString& name);

/// The name of the kind that this body travels as.
QString kindName(const ObservationBody& body);
/// The camera that the body speaks of; empty when it speaks of none.
CameraId cameraOf(const ObservationBody& body);
/// The document without "t".
QJsonObject encodeBody(const ObservationBody& body, const QTimeZone& zone);

/// A time of the years 2000 to 2099; anything else is a broken clock and is reported.
std::optional<UtcTime> saneTime(const JsonCursor& value);
std::optional<UtcTime> optionalSaneTime(const JsonCursor& value);

ObservationBody decodePosition(const JsonCursor& document, const MqttTopic& topic);
ObservationBody decodePersonnel(const JsonCursor& document, const MqttTopic& topic);
ObservationBody decodeAreas(const JsonCursor& document, const MqttTopic& topic);
ObservationBody decodeStations(const JsonCursor& document, const MqttTopic& topic);
ObservationBody decodePower(const JsonCursor& document, const MqttTopic& topic);
ObservationBody decodeDetection(const JsonCursor& document, const MqttTopic& topic);
ObservationBody decodeEvent(const JsonCursor& document, const MqttTopic& topic);
ObservationBody decodeDeclaration(const JsonCursor& document, const MqttTopic& topic);
ObservationBody decodeCameraStatus(const JsonCursor& document, const MqttTopic& topic);
ObservationBody decodeHeartbeat(const JsonCursor& document, const MqttTopic& topic);
ObservationBody decodeFeedStatus(const JsonCursor& document, const MqttTopic& topic);

/// An optional text of one line: control characters are reported.
QString plainText(const JsonCursor& value, int maximumLength);
/// A code of exactly `count` digits, or empty when it is missing.
QString optionalDigits(const JsonCursor& value, int count);
/// x, y and z together or none of them: a missing coordinate is not invented.
std::optional<MinePoint> optionalPoint(const JsonCursor& owner);

const QStringList& tagKindNames();
const QStringList& stationHealthNames();

}  // namespace pitwatch::payload
