#include <QJsonArray>

#include "payloadbody.h"

namespace pitwatch::payload {

using namespace Qt::StringLiterals;

namespace {

/// Adds what is there: a missing value is a missing key.
class Fields {
public:
    explicit Fields(const QTimeZone& zone) : zone_(zone) {}

    template <typename Value>
    Fields& add(const QString& key, const Value& value)
    {
        object_.insert(key, value);
        return *this;
    }
    Fields& text(const QString& key, const QString& value) { return value.isEmpty() ? *this : add(key, value); }
    Fields& flag(const QString& key, bool value) { return value ? add(key, true) : *this; }
    template <typename Value>
    Fields& maybe(const QString& key, const std::optional<Value>& value)
    {
        return value ? add(key, *value) : *this;
    }
    Fields& time(const QString& key, const std::optional<UtcTime>& value)
    {
        return value ? add(key, formatIsoTime(*value, zone_)) : *this;
    }
    Fields& point(const std::optional<MinePoint>& at)
    {
        return at ? add(u"x"_s, at->x).add(u"y"_s, at->y).add(u"z"_s, at->z) : *this;
    }
    const QJsonObject& object() const { return object_; }

private:
    const QTimeZone& zone_;
    QJsonObject object_;
};

QJsonObject encodeItem(const PositionFix& fix, const QTimeZone& zone)
{
    Fields fields(zone);
    fields.add(u"tag"_s, fix.tag.text()).add(u"kind"_s, tagKindNames().at(static_cast<int>(fix.kind)));
    fields.point(fix.at).maybe(u"acc"_s, fix.accuracy).text(u"area"_s, fix.area.text());
    fields.text(u"station"_s, fix.station.text()).maybe(u"offset_m"_s, fix.stationOffset);
    fields.maybe(u"speed"_s, fix.speed).maybe(u"battery"_s, fix.battery).flag(u"sos"_s, fix.sos);
    fields.text(u"name"_s, fix.name).text(u"job"_s, fix.job).text(u"team"_s, fix.team);
    fields.maybe(u"leader"_s, fix.leader).flag(u"left"_s, fix.leftMine);
    fields.time(u"under_since"_s, fix.underSince).time(u"area_since"_s, fix.areaSince);
    return fields.object();
}

QJsonObject encodeItem(const PersonRecord& person, const QTimeZone& zone)
{
    return Fields(zone)
        .add(u"tag"_s, person.tag.text())
        .text(u"name"_s, person.name)
        .text(u"job"_s, person.job)
        .text(u"title"_s, person.title)
        .text(u"team"_s, person.team)
        .flag(u"leader"_s, person.leader)
        .flag(u"special"_s, person.special)
        .object();
}

QJsonObject encodeItem(const AreaRecord& area, const QTimeZone& zone)
{
    return Fields(zone)
        .add(u"code"_s, area.code.text())
        .text(u"name"_s, area.name)
        .text(u"kind"_s, area.kind)
        .maybe(u"approved"_s, area.approved)
        .object();
}

QJsonObject encodeItem(const StationRecord& station, const QTimeZone& zone)
{
    Fields fields(zone);
    fields.add(u"code"_s, station.code.text()).text(u"name"_s, station.name).point(station.at);
    if (station.health) fields.add(u"health"_s, stationHealthNames().at(static_cast<int>(*station.health)));
    return fields.object();
}

QJsonObject encodeItem(const PowerSample& sample, const QTimeZone& zone)
{
    Fields fields(zone);
    fields.add(u"feeder"_s, sample.feeder.text());
    fields.maybe(u"ua"_s, sample.ua).maybe(u"ub"_s, sample.ub).maybe(u"uc"_s, sample.uc);
    fields.maybe(u"ia"_s, sample.ia).maybe(u"ib"_s, sample.ib).maybe(u"ic"_s, sample.ic);
    fields.maybe(u"p_kw"_s, sample.activeKw).maybe(u"q_kvar"_s, sample.reactiveKvar);
    fields.maybe(u"pf"_s, sample.powerFactor).maybe(u"e_kwh"_s, sample.energyKwh).maybe(u"on"_s, sample.on);
    return fields.object();
}

QJsonObject encodeItem(const DetectedObject& object, const QTimeZone& zone)
{
    const QRectF& box = object.box;
    return Fields(zone)
        .add(u"id"_s, object.id)
        .add(u"class"_s, object.objectClass)
        .add(u"conf"_s, object.confidence)
        .add(u"box"_s, QJsonArray{box.x(), box.y(), box.width(), box.height()})
        .object();
}

template <typename Record>
QJsonArray encodeList(const std::vector<Record>& records, const QTimeZone& zone)
{
    QJsonArray list;
    for (const Record& record : records) list.append(encodeItem(record, zone));
    return list;
}

/// One overload per kind of body.
struct Encoder {
    const QTimeZone& zone;

    QJsonObject operator()(const PositionBatch& batch) const
    {
        return Fields(zone).flag(u"snapshot"_s, batch.snapshot).add(u"fixes"_s, encodeList(batch.fixes, zone)).object();
    }
    QJsonObject operator()(const PersonnelList& list) const { return {{u"persons"_s, encodeList(list.persons, zone)}}; }
    QJsonObject operator()(const AreaList& list) const { return {{u"areas"_s, encodeList(list.areas, zone)}}; }
    QJsonObject operator()(const StationList& list) const { return {{u"stations"_s, encodeList(list.stations, zone)}}; }
    QJsonObject operator()(const PowerBatch& batch) const { return {{u"samples"_s, encodeList(batch.samples, zone)}}; }
    QJsonObject operator()(const DetectionSet& set) const
    {
        return Fields(zone)
            .add(u"frame"_s, QJsonArray{set.frame.width(), set.frame.height()})
            .text(u"model"_s, set.model)
            .add(u"objects"_s, encodeList(set.objects, zone))
            .object();
    }
    QJsonObject operator()(const AnalyticEvent& event) const
    {
        Fields fields(zone);
        fields.add(u"kind"_s, event.kind).maybe(u"value"_s, event.value).maybe(u"conf"_s, event.confidence);
        return fields.text(u"image"_s, event.image).object();
    }
    QJsonObject operator()(const MineDeclaration& declaration) const
    {
        const MineState& state = declaration.state;
        Fields fields(zone);
        fields.add(u"state"_s, mineStateNames().at(static_cast<int>(state.kind)));
        fields.time(u"from"_s, state.from).time(u"until"_s, state.until);
        return fields.text(u"document"_s, declaration.document).object();
    }
    QJsonObject operator()(const CameraStatus& status) const
    {
        return Fields(zone).add(u"online"_s, status.online).text(u"reason"_s, status.reason).object();
    }
    QJsonObject operator()(const Heartbeat&) const { return {}; }
    QJsonObject operator()(const FeedStatusChange& change) const
    {
        Fields fields(zone);
        fields.add(u"feed"_s, change.feed.text()).add(u"silent"_s, change.silent);
        return fields.text(u"reason"_s, change.reason).object();
    }
};

struct KindNamer {
    QString operator()(const PositionBatch&) const { return u"position"_s; }
    QString operator()(const PersonnelList&) const { return u"personnel"_s; }
    QString operator()(const AreaList&) const { return u"areas"_s; }
    QString operator()(const StationList&) const { return u"stations"_s; }
    QString operator()(const PowerBatch&) const { return u"power"_s; }
    QString operator()(const DetectionSet&) const { return u"detection"_s; }
    QString operator()(const AnalyticEvent&) const { return u"event"_s; }
    QString operator()(const MineDeclaration&) const { return u"declaration"_s; }
    QString operator()(const CameraStatus&) const { return u"camera_status"_s; }
    QString operator()(const Heartbeat&) const { return u"heartbeat"_s; }
    QString operator()(const FeedStatusChange&) const { return u"feed_status"_s; }
};

}  // namespace

QString kindName(const ObservationBody& body)
{
    return std::visit(KindNamer{}, body);
}

CameraId cameraOf(const ObservationBody& body)
{
    return std::visit(
        [](const auto& content) {
            if constexpr (requires { content.camera; })
                return content.camera;
            else
                return CameraId();
        },
        body);
}

QJsonObject encodeBody(const ObservationBody& body, const QTimeZone& zone)
{
    return std::visit(Encoder{zone}, body);
}

}  // namespace pitwatch::payload
