#include <QUrl>

#include <algorithm>
#include <set>

#include "payloadbody.h"

/// Power, pictures, events and states.
namespace pitwatch::payload {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaximumSamples = 1'000;
constexpr int kMaximumObjects = 500;
constexpr int kMaximumSide = 16'384;  ///< pixels
constexpr int kIdLength = 64;
constexpr int kMaximumUrl = 2'048;
constexpr int kMaximumEmbeddedImage = 1'024 * 1'024;
constexpr double kVolts = 1e6;
constexpr double kAmperes = 1e5;
constexpr double kPower = 1e7;  ///< kW, kvar
constexpr double kEnergy = 1e12;

QString requiredText(const JsonCursor& value, int maximumLength)
{
    const QString text = value.text(maximumLength);
    return text.isEmpty() ? text : plainText(value, maximumLength);
}

bool hasValue(const PowerSample& sample)
{
    PowerSample empty;
    empty.feeder = sample.feeder;
    return sample != empty;
}

void decodePhases(const JsonCursor& item, PowerSample& sample)
{
    sample.ua = item.member(u"ua"_s).optionalNumber(0, kVolts);
    sample.ub = item.member(u"ub"_s).optionalNumber(0, kVolts);
    sample.uc = item.member(u"uc"_s).optionalNumber(0, kVolts);
    sample.ia = item.member(u"ia"_s).optionalNumber(0, kAmperes);
    sample.ib = item.member(u"ib"_s).optionalNumber(0, kAmperes);
    sample.ic = item.member(u"ic"_s).optionalNumber(0, kAmperes);
}

PowerSample decodeSample(const JsonCursor& item)
{
    PowerSample sample;
    if (!item.requireObject()) return sample;
    sample.feeder = FeederId(requiredText(item.member(u"feeder"_s), kIdLength));
    decodePhases(item, sample);
    sample.activeKw = item.member(u"p_kw"_s).optionalNumber(-kPower, kPower);
    sample.reactiveKvar = item.member(u"q_kvar"_s).optionalNumber(-kPower, kPower);
    sample.powerFactor = item.member(u"pf"_s).optionalNumber(-1, 1);
    sample.energyKwh = item.member(u"e_kwh"_s).optionalNumber(0, kEnergy);
    const JsonCursor on = item.member(u"on"_s);
    if (on.present()) sample.on = on.boolean(false);
    if (!hasValue(sample)) item.report(u"a sample without a usable value"_s, u"at least one measured value"_s);
    return sample;
}

QSize decodeFrame(const JsonCursor& value)
{
    const std::vector<JsonCursor> sides = value.elements(true, 2);
    if (sides.size() != 2) {
        value.report(u"[width, height] in pixels"_s);
        return {};
    }
    return QSize(static_cast<int>(sides[0].integer(1, kMaximumSide)),
                 static_cast<int>(sides[1].integer(1, kMaximumSide)));
}

QRectF decodeBox(const JsonCursor& value, QSize frame)
{
    const std::vector<JsonCursor> parts = value.elements(true, 4);
    if (parts.size() != 4) {
        value.report(u"[x, y, width, height] in pixels"_s);
        return {};
    }
    const QRectF box(parts[0].number(-kMaximumSide, kMaximumSide), parts[1].number(-kMaximumSide, kMaximumSide),
                     parts[2].number(0, kMaximumSide), parts[3].number(0, kMaximumSide));
    if (!box.intersects(QRectF(QPointF(0, 0), QSizeF(frame))))
        value.report(u"a box that is empty or outside the frame"_s, u"a box that touches the frame"_s);
    return box;
}

DetectedObject decodeObject(const JsonCursor& item, QSize frame)
{
    constexpr qint64 kLargestExact = qint64{1} << 53;
    DetectedObject object;
    if (!item.requireObject()) return object;
    const JsonCursor id = item.member(u"id"_s);
    if (id.present()) object.id = id.integer(0, kLargestExact);
    object.objectClass = requiredText(item.member(u"class"_s), kIdLength);
    object.confidence = item.member(u"conf"_s).number(0, 1);
    object.box = decodeBox(item.member(u"box"_s), frame);
    return object;
}

std::optional<double> decodeValue(const JsonCursor& value)
{
    if (value.value().isBool()) return value.value().toBool() ? 1.0 : 0.0;
    return value.optionalNumber(-1e15, 1e15);
}

/// Keeps an address; an embedded picture is checked and dropped: it belongs in a store, not in every snapshot.
QString decodeImage(const JsonCursor& value)
{
    const QString image = value.optionalText({}, kMaximumEmbeddedImage);
    if (image.startsWith("http://"_L1) || image.startsWith("https://"_L1)) {
        if (image.size() <= kMaximumUrl && QUrl(image, QUrl::StrictMode).isValid()) return image;
        value.report(u"an http address of at most %1 characters"_s.arg(kMaximumUrl));
        return {};
    }
    const auto decoded = QByteArray::fromBase64Encoding(
        image.toUtf8(), QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded) value.report(u"an http address or base64"_s);
    return {};
}

bool isEventKind(const QString& kind)
{
    const auto fits = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_'; };
    return std::all_of(kind.begin(), kind.end(), fits);
}

}  // namespace

ObservationBody decodePower(const JsonCursor& document, const MqttTopic&)
{
    PowerBatch batch;
    for (const JsonCursor& item : document.member(u"samples"_s).elements(true, kMaximumSamples))
        batch.samples.push_back(decodeSample(item));
    return batch;
}

ObservationBody decodeDetection(const JsonCursor& document, const MqttTopic& topic)
{
    DetectionSet set;
    set.camera = topic.camera;
    set.frame = decodeFrame(document.member(u"frame"_s));
    set.model = plainText(document.member(u"model"_s), 128);
    std::set<qint64> ids;
    for (const JsonCursor& item : document.member(u"objects"_s).elements(true, kMaximumObjects)) {
        set.objects.push_back(decodeObject(item, set.frame));
        // Boxes between two frames are found by id: two objects with one id would be drawn in the wrong place.
        const qint64 id = set.objects.back().id;
        if (id != 0 && !ids.insert(id).second) item.member(u"id"_s).report(u"an id that no other object has"_s);
    }
    return set;
}

ObservationBody decodeEvent(const JsonCursor& document, const MqttTopic& topic)
{
    AnalyticEvent event;
    event.camera = topic.camera;
    event.kind = requiredText(document.member(u"kind"_s), kIdLength);
    if (!isEventKind(event.kind)) document.member(u"kind"_s).report(u"a word of a-z, 0-9 and _"_s);
    event.value = decodeValue(document.member(u"value"_s));
    event.confidence = document.member(u"conf"_s).optionalNumber(0, 1);
    event.image = decodeImage(document.member(u"image"_s));
    return event;
}

ObservationBody decodeDeclaration(const JsonCursor& document, const MqttTopic&)
{
    MineDeclaration declaration;
    const std::optional<int> kind = document.member(u"state"_s).oneOf(mineStateNames());
    declaration.state.kind = static_cast<MineStateKind>(kind.value_or(0));
    declaration.state.from = optionalSaneTime(document.member(u"from"_s));
    declaration.state.until = optionalSaneTime(document.member(u"until"_s));
    declaration.document = plainText(document.member(u"document"_s), 512);
    const MineState& state = declaration.state;
    if (state.from && state.until && *state.until < *state.from)
        document.member(u"until"_s).report(u"a time that is not before \"from\""_s);
    return declaration;
}

ObservationBody decodeCameraStatus(const JsonCursor& document, const MqttTopic& topic)
{
    const JsonCursor online = document.member(u"online"_s);
    if (!online.present()) online.report(u"true or false"_s);
    return CameraStatus{topic.camera, online.boolean(false), plainText(document.member(u"reason"_s), 1024)};
}

ObservationBody decodeHeartbeat(const JsonCursor&, const MqttTopic&)
{
    return Heartbeat{};
}

ObservationBody decodeFeedStatus(const JsonCursor& document, const MqttTopic&)
{
    const JsonCursor silent = document.member(u"silent"_s);
    if (!silent.present()) silent.report(u"true or false"_s);
    return FeedStatusChange{FeedId(requiredText(document.member(u"feed"_s), kIdLength)), silent.boolean(false),
                            plainText(document.member(u"reason"_s), 1024)};
}

}  // namespace pitwatch::payload
