#pragma once

#include <QString>

#include <core/ids.h>
#include <core/result.h>

namespace pitwatch {

/// The parts of pitwatch/v1/<mine code>/<kind>[/<camera id>]. For pitwatch/v1/feed_status the mine is empty.
struct MqttTopic {
    MineCode mine;
    QString kind;
    CameraId camera;
    bool operator==(const MqttTopic&) const = default;
};

/// "pitwatch/v1"
QString mqttTopicRoot();

/// Checks shape and lengths, not whether the kind, mine or camera is known.
Result<MqttTopic> parseMqttTopic(const QString& topic);

}  // namespace pitwatch
