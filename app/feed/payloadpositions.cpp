#include "payloadbody.h"

/// Positions and what the mine says about its people, areas and stations.
namespace pitwatch::payload {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaximumFixes = 20'000;
constexpr int kMaximumRecords = 20'000;
constexpr int kNameLength = 64;
constexpr int kTagDigits = 17;
constexpr int kAreaDigits = 16;
constexpr int kStationDigits = 22;

TagKind decodeTagKind(const JsonCursor& value)
{
    return value.present() ? static_cast<TagKind>(value.oneOf(tagKindNames()).value_or(0)) : TagKind::Person;
}

std::optional<bool> optionalBoolean(const JsonCursor& value)
{
    return value.present() ? std::optional(value.boolean(false)) : std::nullopt;
}

void decodePlace(const JsonCursor& item, PositionFix& fix)
{
    fix.at = optionalPoint(item);
    fix.accuracy = item.member(u"acc"_s).optionalNumber(0, 10'000);
    fix.area = AreaCode(optionalDigits(item.member(u"area"_s), kAreaDigits));
    fix.station = StationCode(optionalDigits(item.member(u"station"_s), kStationDigits));
    fix.stationOffset = item.member(u"offset_m"_s).optionalNumber(-100'000, 100'000);
    fix.areaSince = optionalSaneTime(item.member(u"area_since"_s));
    if (fix.stationOffset && fix.station.isEmpty()) item.member(u"station"_s).report(u"the station of offset_m"_s);
}

void decodeHolder(const JsonCursor& item, PositionFix& fix)
{
    fix.name = plainText(item.member(u"name"_s), kNameLength);
    fix.job = plainText(item.member(u"job"_s), kNameLength);
    fix.team = plainText(item.member(u"team"_s), kNameLength);
    fix.leader = optionalBoolean(item.member(u"leader"_s));
    fix.underSince = optionalSaneTime(item.member(u"under_since"_s));
    fix.leftMine = item.member(u"left"_s).boolean(false);
}

PositionFix decodeFix(const JsonCursor& item)
{
    PositionFix fix;
    if (!item.requireObject()) return fix;
    fix.tag = TagCode(item.member(u"tag"_s).digits(kTagDigits));
    fix.kind = decodeTagKind(item.member(u"kind"_s));
    decodePlace(item, fix);
    decodeHolder(item, fix);
    fix.speed = item.member(u"speed"_s).optionalNumber(0, 100);
    fix.battery = item.member(u"battery"_s).optionalNumber(0, 1);
    fix.sos = item.member(u"sos"_s).boolean(false);
    return fix;
}

PersonRecord decodePerson(const JsonCursor& item)
{
    PersonRecord person;
    if (!item.requireObject()) return person;
    person.tag = TagCode(item.member(u"tag"_s).digits(kTagDigits));
    person.name = plainText(item.member(u"name"_s), kNameLength);
    person.job = plainText(item.member(u"job"_s), kNameLength);
    person.title = plainText(item.member(u"title"_s), kNameLength);
    person.team = plainText(item.member(u"team"_s), kNameLength);
    person.leader = item.member(u"leader"_s).boolean(false);
    person.special = item.member(u"special"_s).boolean(false);
    return person;
}

AreaRecord decodeArea(const JsonCursor& item)
{
    AreaRecord area;
    if (!item.requireObject()) return area;
    area.code = AreaCode(item.member(u"code"_s).digits(kAreaDigits));
    area.name = plainText(item.member(u"name"_s), 128);
    area.kind = plainText(item.member(u"kind"_s), kNameLength);
    const JsonCursor approved = item.member(u"approved"_s);
    if (approved.present()) area.approved = static_cast<int>(approved.integer(0, 100'000));
    return area;
}

StationRecord decodeStation(const JsonCursor& item)
{
    StationRecord station;
    if (!item.requireObject()) return station;
    station.code = StationCode(item.member(u"code"_s).digits(kStationDigits));
    station.name = plainText(item.member(u"name"_s), 128);
    station.at = optionalPoint(item);
    const JsonCursor health = item.member(u"health"_s);
    if (health.present()) station.health = static_cast<StationHealth>(health.oneOf(stationHealthNames()).value_or(3));
    return station;
}

template <typename Record>
std::vector<Record> decodeList(const JsonCursor& list, Record (*decode)(const JsonCursor&))
{
    std::vector<Record> records;
    for (const JsonCursor& item : list.elements(true, kMaximumRecords)) records.push_back(decode(item));
    return records;
}

}  // namespace

ObservationBody decodePosition(const JsonCursor& document, const MqttTopic&)
{
    PositionBatch batch;
    batch.snapshot = document.member(u"snapshot"_s).boolean(false);
    for (const JsonCursor& item : document.member(u"fixes"_s).elements(true, kMaximumFixes))
        batch.fixes.push_back(decodeFix(item));
    return batch;
}

ObservationBody decodePersonnel(const JsonCursor& document, const MqttTopic&)
{
    return PersonnelList{decodeList(document.member(u"persons"_s), decodePerson)};
}

ObservationBody decodeAreas(const JsonCursor& document, const MqttTopic&)
{
    return AreaList{decodeList(document.member(u"areas"_s), decodeArea)};
}

ObservationBody decodeStations(const JsonCursor& document, const MqttTopic&)
{
    return StationList{decodeList(document.member(u"stations"_s), decodeStation)};
}

}  // namespace pitwatch::payload
