#include "mqttpayload.h"

#include <QJsonDocument>

#include "mqtttopic.h"
#include "payloadbody.h"

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kIssuesNamed = 3;

Error refusal(const QString& message)
{
    return Error{ErrorKind::InvalidInput, message, {}};
}

/// The kind, when it exists and the topic has a camera exactly where the kind wants one.
Result<const payload::Kind*> kindOf(const MqttTopic& topic)
{
    const payload::Kind* kind = payload::findKind(topic.kind);
    if (!kind) return refusal(u"found kind \"%1\", expected one of those in mqtt.md"_s.arg(topic.kind));
    if (kind->ofCamera == topic.camera.isEmpty())
        return refusal(kind->ofCamera ? u"found no camera in the topic, expected %1/<camera id>"_s.arg(topic.kind)
                                      : u"found a camera in the topic, expected none after %1"_s.arg(topic.kind));
    if (topic.mine.isEmpty() != (topic.kind == "feed_status"_L1))
        return refusal(
            u"found topic kind \"%1\" in the wrong place, expected pitwatch/v1/feed_status or a kind below "
            "a mine"_s.arg(topic.kind));
    return kind;
}

Result<QJsonObject> parseObject(const QByteArray& payload)
{
    if (payload.size() > kMaximumPayloadBytes)
        return refusal(u"found %1 bytes, expected at most %2"_s.arg(payload.size()).arg(kMaximumPayloadBytes));
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(payload, &parse);
    if (parse.error != QJsonParseError::NoError)
        return refusal(
            u"found no JSON (%1 at byte %2), expected UTF-8 JSON"_s.arg(parse.errorString()).arg(parse.offset));
    if (!document.isObject()) return refusal(u"found an array, expected a JSON object"_s);
    return document.object();
}

Error summary(const JsonIssues& issues)
{
    QStringList lines;
    for (const JsonIssue& issue : issues.list()) lines += issue.text();
    if (issues.total() > issues.list().size()) lines += u"and %1 more"_s.arg(issues.total() - issues.list().size());
    return refusal(lines.join(u"; "_s));
}

}  // namespace

Result<Observation> decodePayload(const QString& topic, const QByteArray& payload, const FeedId& source,
                                  UtcTime receivedAt)
{
    const Result<MqttTopic> parts = parseMqttTopic(topic);
    if (!parts) return parts.error();
    const Result<const payload::Kind*> kind = kindOf(parts.value());
    if (!kind) return kind.error();
    const Result<QJsonObject> object = parseObject(payload);
    if (!object) return object.error();

    JsonIssues issues(kIssuesNamed);
    const JsonCursor document(object.value(), {}, issues);
    const std::optional<UtcTime> observedAt = payload::saneTime(document.member(u"t"_s));
    ObservationBody body = kind.value()->decode(document, parts.value());
    if (!issues.empty()) return summary(issues);
    return Observation{parts.value().mine, source, observedAt.value_or(receivedAt), receivedAt, std::move(body)};
}

QString observationTopic(const Observation& observation)
{
    QString topic = payload::kindName(observation.body);
    if (!observation.mine.isEmpty()) topic.prepend(observation.mine.text() + u'/');
    const CameraId camera = payload::cameraOf(observation.body);
    return camera.isEmpty() ? topic : topic + u'/' + camera.text();
}

QByteArray encodePayload(const Observation& observation, const QTimeZone& zone)
{
    QJsonObject object = payload::encodeBody(observation.body, zone);
    object.insert(u"t"_s, formatIsoTime(observation.observedAt, zone));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

}  // namespace pitwatch
