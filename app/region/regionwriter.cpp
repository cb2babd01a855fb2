#include <QJsonDocument>

#include "minereader.h"
#include "regionfile.h"

namespace pitwatch {

namespace {

template <typename Enum>
QString word(const QStringList& names, Enum value)
{
    return names.at(static_cast<int>(value));
}

void set(QJsonObject& object, const char* key, const QJsonValue& value)
{
    object.insert(QLatin1String(key), value);
}

void setText(QJsonObject& object, const char* key, const QString& text)
{
    if (!text.isEmpty()) set(object, key, text);
}

template <typename Number>
void setNumber(QJsonObject& object, const char* key, const std::optional<Number>& number)
{
    if (number) set(object, key, *number);
}

template <typename Item, typename Write>
void setList(QJsonObject& object, const char* key, const std::vector<Item>& items, Write write)
{
    if (items.empty()) return;
    QJsonArray array;
    for (const Item& item : items) array.append(write(item));
    set(object, key, array);
}

QJsonObject writeState(const MineState& state, const QTimeZone& zone)
{
    QJsonObject object = state.extra;
    set(object, "kind", word(mineStateNames(), state.kind));
    if (state.from) set(object, "from", formatIsoTime(*state.from, zone));
    if (state.until) set(object, "until", formatIsoTime(*state.until, zone));
    return object;
}

QString shiftTime(int minutes)
{
    return QStringLiteral("%1:%2")
        .arg(minutes / 60, 2, 10, QLatin1Char('0'))
        .arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

QJsonObject writeShift(const Shift& shift)
{
    QJsonObject object = shift.extra;
    set(object, "name", shift.name);
    set(object, "start", shiftTime(shift.startMinute));
    set(object, "end", shiftTime(shift.endMinute));
    set(object, "kind", word(shiftKindNames(), shift.kind));
    return object;
}

QJsonObject writeCamera(const Camera& camera)
{
    QJsonObject object = camera.extra;
    set(object, "id", camera.id.text());
    set(object, "name", camera.name);
    set(object, "place", word(cameraPlaceNames(), camera.place));
    set(object, "main", camera.mainUrl);
    setText(object, "sub", camera.subUrl);
    setText(object, "onvif", camera.onvifUrl);
    set(object, "transport", word(transportNames(), camera.transport));
    if (!camera.analysers.isEmpty()) set(object, "analysers", QJsonArray::fromStringList(camera.analysers));
    if (camera.record != RecordStream::None)
        set(object, "record", camera.record == RecordStream::Main ? QStringLiteral("main") : QStringLiteral("sub"));
    setText(object, "replay", camera.replayUrl);
    return object;
}

QJsonObject writeArea(const Area& area)
{
    QJsonObject object = area.extra;
    set(object, "code", area.code.text());
    set(object, "name", area.name);
    set(object, "kind", word(areaKindNames(), area.kind));
    setNumber(object, "limit", area.limit);
    setList(object, "polygon", area.polygon, [](const QPointF& p) { return QJsonArray{p.x(), p.y()}; });
    return object;
}

QJsonObject writeStation(const Station& station)
{
    QJsonObject object = station.extra;
    set(object, "code", station.code.text());
    setText(object, "name", station.name);
    set(object, "x", station.at.x);
    set(object, "y", station.at.y);
    set(object, "z", station.at.z);
    return object;
}

QJsonObject writeRoadway(const Roadway& roadway)
{
    QJsonObject object = roadway.extra;
    set(object, "name", roadway.name);
    setList(object, "path", roadway.path, [](const MinePoint& p) { return QJsonArray{p.x, p.y, p.z}; });
    return object;
}

QJsonObject writeFeeder(const Feeder& feeder)
{
    QJsonObject object = feeder.extra;
    set(object, "id", feeder.id.text());
    set(object, "name", feeder.name);
    set(object, "role", word(feederRoleNames(), feeder.role));
    set(object, "rated_kw", feeder.ratedKw);
    setNumber(object, "idle_kw", feeder.idleKw);
    return object;
}

QJsonObject writeMine(const Mine& mine, const QTimeZone& zone)
{
    QJsonObject object = mine.extra;
    set(object, "code", mine.code.text());
    set(object, "name", mine.name);
    set(object, "capacity_wt_per_year", mine.capacityWtPerYear);
    set(object, "hazard", word(hazardClassNames(), mine.hazard));
    set(object, "state", writeState(mine.state, zone));
    setList(object, "shifts", mine.shifts, writeShift);
    setList(object, "cameras", mine.cameras, writeCamera);
    setList(object, "areas", mine.areas, writeArea);
    setList(object, "stations", mine.stations, writeStation);
    setList(object, "roadways", mine.roadways, writeRoadway);
    setList(object, "feeders", mine.feeders, writeFeeder);
    setText(object, "map", mine.map);
    return object;
}

QJsonObject writeContact(const Contact& contact)
{
    QJsonObject object = contact.extra;
    set(object, "id", contact.id);
    set(object, "name", contact.name);
    set(object, "level", word(contactLevelNames(), contact.level));
    setText(object, "contact", contact.contact);
    return object;
}

}  // namespace

QByteArray writeRegion(const Region& region)
{
    QJsonObject about = region.regionExtra;
    set(about, "name", region.name);
    set(about, "timezone", QString::fromLatin1(region.timezone.id()));

    QJsonArray mines;
    for (const Mine& mine : region.mines) mines.append(writeMine(mine, region.timezone));

    QJsonArray feeds;
    for (const FeedSettings& feed : region.feeds) {
        QJsonObject object = feed.settings;
        set(object, "plugin", feed.plugin);
        const QString ownId = QStringLiteral("%1-%2").arg(feed.plugin).arg(feeds.size());
        if (feed.id.text() != ownId) set(object, "id", feed.id.text());
        feeds.append(object);
    }

    QJsonObject document = region.extra;
    set(document, "version", region.version);
    set(document, "region", about);
    set(document, "mines", mines);
    set(document, "feeds", feeds);
    setList(document, "contacts", region.contacts, writeContact);
    return QJsonDocument(document).toJson(QJsonDocument::Indented);
}

}  // namespace pitwatch
