#include "minereader.h"

#include <QUrl>

#include <core/logging.h>

namespace pitwatch {

namespace {

// Bounds of what one mine can have: far above any real mine, so that a hostile file stays small in memory.
constexpr int kMaximumItems = 10'000;
constexpr int kMaximumPoints = 10'000;
constexpr int kMaximumName = 200;
constexpr double kMaximumMetres = 10'000'000;

JsonCursor key(const JsonCursor& object, const char* name)
{
    return object.member(QLatin1String(name));
}

QString readUrl(const JsonCursor& at)
{
    const QString text = at.text();
    if (text.isEmpty()) return {};
    static const QStringList schemes{QStringLiteral("rtsp"), QStringLiteral("rtsps"), QStringLiteral("http"),
                                     QStringLiteral("https"), QStringLiteral("file")};
    const QUrl url(text, QUrl::StrictMode);
    const bool local = url.scheme() == QLatin1String("file");
    if (url.isValid() && schemes.contains(url.scheme()) && !(local ? url.path() : url.host()).isEmpty()) return text;
    at.report(QStringLiteral("\"%1\"").arg(withoutCredentials(text).left(80)),
              QStringLiteral("an address that begins with ") + schemes.join(QStringLiteral(", ")));
    return {};
}

/// The device service of a camera that can be moved.
QString readOnvifUrl(const JsonCursor& at)
{
    if (!at.present() || at.value() == QJsonValue(QString())) return {};
    const QString text = at.text();
    if (text.isEmpty()) return {};
    const QUrl url(text, QUrl::StrictMode);
    const bool http = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (url.isValid() && http && !url.host().isEmpty()) return text;
    at.report(QStringLiteral("\"%1\"").arg(withoutCredentials(text).left(80)),
              QStringLiteral("an address that begins with http, https"));
    return {};
}

QString readReplayUrl(const JsonCursor& at)
{
    if (!at.present() || at.value() == QJsonValue(QString())) return {};
    const QString text = readUrl(at);
    if (text.isEmpty() || text.startsWith(QLatin1String("rtsp"))) return text;
    at.report(QStringLiteral("an address of a recorder that begins with rtsp or rtsps"));
    return {};
}

/// "main", "sub" or false.
RecordStream readRecord(const JsonCursor& at)
{
    if (!at.present() || at.value() == QJsonValue(false)) return RecordStream::None;
    if (at.value() == QJsonValue(QStringLiteral("main"))) return RecordStream::Main;
    if (at.value() == QJsonValue(QStringLiteral("sub"))) return RecordStream::Sub;
    at.report(QStringLiteral("\"main\", \"sub\" or false"));
    return RecordStream::None;
}

/// A code of so many digits that begins with its mine's code. An unusable mine code has its own message.
QString readCode(const JsonCursor& at, int digits, const MineCode& mine)
{
    const QString code = at.digits(digits);
    if (!code.isEmpty() && !mine.isEmpty() && !code.startsWith(mine.text()))
        at.report(QStringLiteral("a code that begins with its mine's code ") + mine.text());
    return code;
}

double readMetres(const JsonCursor& at)
{
    return at.number(-kMaximumMetres, kMaximumMetres);
}

/// The coordinates of a point given as an array; empty after a report.
std::vector<double> readTuple(const JsonCursor& at, std::size_t count)
{
    const auto elements = at.elements(true, 16);
    if (elements.size() != count) {
        if (at.value().isArray()) at.report(QStringLiteral("an array of %1 numbers").arg(count));
        return {};
    }
    std::vector<double> tuple;
    for (const JsonCursor& element : elements) tuple.push_back(readMetres(element));
    return tuple;
}

std::vector<QPointF> readPolygon(const JsonCursor& at)
{
    std::vector<QPointF> polygon;
    if (!at.present()) return polygon;
    const auto points = at.elements(true, kMaximumPoints);
    if (at.value().isArray() && at.value().toArray().size() < 3)
        at.report(QStringLiteral("a polygon of at least 3 points"));
    for (const JsonCursor& point : points)
        if (const auto xy = readTuple(point, 2); !xy.empty()) polygon.emplace_back(xy[0], xy[1]);
    return polygon;
}

std::vector<MinePoint> readPath(const JsonCursor& at)
{
    std::vector<MinePoint> path;
    const auto points = at.elements(true, kMaximumPoints);
    if (at.value().isArray() && at.value().toArray().size() < 2)
        at.report(QStringLiteral("a path of at least 2 points"));
    for (const JsonCursor& point : points)
        if (const auto xyz = readTuple(point, 3); !xyz.empty()) path.push_back({xyz[0], xyz[1], xyz[2]});
    return path;
}

MineState readState(const JsonCursor& at)
{
    MineState state;
    if (!at.present() || !at.requireObject()) return state;
    state.kind = readEnum(key(at, "kind"), mineStateNames(), MineStateKind::Producing);
    state.from = key(at, "from").optionalTime();
    const JsonCursor until = key(at, "until");
    state.until = until.optionalTime();
    if (state.from && state.until && *state.until < *state.from)
        until.report(QStringLiteral("a time that is not before \"from\""));
    state.extra = unknownKeys(at, {QLatin1String("kind"), QLatin1String("from"), QLatin1String("until")});
    return state;
}

/// "HH:mm" as minutes after midnight; "24:00" only where a shift ends.
int readShiftTime(const JsonCursor& at, bool isEnd)
{
    const QString text = at.value().toString();
    const auto digit = [&](int i) { return text.at(i).unicode() - u'0'; };
    bool fits = text.size() == 5 && text.at(2) == QLatin1Char(':');
    for (int i : {0, 1, 3, 4}) fits = fits && digit(i) >= 0 && digit(i) <= 9;
    const int hour = fits ? digit(0) * 10 + digit(1) : 0;
    const int minute = fits ? digit(3) * 10 + digit(4) : 0;
    fits = fits && minute < 60 && (hour < 24 || (isEnd && hour == 24 && minute == 0));
    if (!fits) at.report(QStringLiteral("a time of day, HH:mm"));
    return fits ? hour * 60 + minute : 0;
}

Shift readShift(const JsonCursor& at)
{
    Shift shift;
    shift.name = key(at, "name").text(kMaximumName);
    shift.startMinute = readShiftTime(key(at, "start"), false);
    const JsonCursor end = key(at, "end");
    shift.endMinute = readShiftTime(end, true);
    if (end.value() == key(at, "start").value() && end.value().isString())
        end.report(QStringLiteral("a time other than \"start\""));
    shift.kind = readOptionalEnum(key(at, "kind"), shiftKindNames(), ShiftKind::Production);
    shift.extra =
        unknownKeys(at, {QLatin1String("name"), QLatin1String("start"), QLatin1String("end"), QLatin1String("kind")});
    return shift;
}

Camera readCamera(const JsonCursor& at)
{
    Camera camera;
    camera.id = CameraId(key(at, "id").text(64));
    camera.name = key(at, "name").text(kMaximumName);
    camera.place = readEnum(key(at, "place"), cameraPlaceNames(), CameraPlace::Other);
    camera.mainUrl = readUrl(key(at, "main"));
    if (const JsonCursor sub = key(at, "sub"); sub.present() && sub.value() != QJsonValue(QString()))
        camera.subUrl = readUrl(sub);
    camera.onvifUrl = readOnvifUrl(key(at, "onvif"));
    camera.transport = readOptionalEnum(key(at, "transport"), transportNames(), Transport::Tcp);
    for (const JsonCursor& analyser : key(at, "analysers").elements(false, 64))
        camera.analysers << analyser.text(kMaximumName);
    camera.record = readRecord(key(at, "record"));
    camera.replayUrl = readReplayUrl(key(at, "replay"));
    camera.extra =
        unknownKeys(at, {QLatin1String("id"), QLatin1String("name"), QLatin1String("place"), QLatin1String("main"),
                         QLatin1String("sub"), QLatin1String("onvif"), QLatin1String("transport"),
                         QLatin1String("analysers"), QLatin1String("record"), QLatin1String("replay")});
    return camera;
}

Area readArea(const JsonCursor& at, const MineCode& mine)
{
    Area area;
    area.code = AreaCode(readCode(key(at, "code"), 16, mine));
    area.name = key(at, "name").text(kMaximumName);
    area.kind = readEnum(key(at, "kind"), areaKindNames(), AreaKind::Other);
    if (const JsonCursor limit = key(at, "limit"); limit.present())
        area.limit = static_cast<int>(limit.integer(0, 100'000));
    area.polygon = readPolygon(key(at, "polygon"));
    area.extra = unknownKeys(at, {QLatin1String("code"), QLatin1String("name"), QLatin1String("kind"),
                                  QLatin1String("limit"), QLatin1String("polygon")});
    return area;
}

Station readStation(const JsonCursor& at, const MineCode& mine)
{
    Station station;
    station.code = StationCode(readCode(key(at, "code"), 22, mine));
    station.name = key(at, "name").optionalText({}, kMaximumName);
    station.at = {readMetres(key(at, "x")), readMetres(key(at, "y")), readMetres(key(at, "z"))};
    station.extra = unknownKeys(
        at, {QLatin1String("code"), QLatin1String("name"), QLatin1String("x"), QLatin1String("y"), QLatin1String("z")});
    return station;
}

Roadway readRoadway(const JsonCursor& at)
{
    Roadway roadway;
    roadway.name = key(at, "name").text(kMaximumName);
    roadway.path = readPath(key(at, "path"));
    roadway.extra = unknownKeys(at, {QLatin1String("name"), QLatin1String("path")});
    return roadway;
}

Feeder readFeeder(const JsonCursor& at)
{
    Feeder feeder;
    feeder.id = FeederId(key(at, "id").text(64));
    feeder.name = key(at, "name").text(kMaximumName);
    feeder.role = readEnum(key(at, "role"), feederRoleNames(), FeederRole::Other);
    feeder.ratedKw = key(at, "rated_kw").optionalNumber(0, 1'000'000).value_or(0);
    feeder.idleKw = key(at, "idle_kw").optionalNumber(0, 1'000'000);
    feeder.extra = unknownKeys(at, {QLatin1String("id"), QLatin1String("name"), QLatin1String("role"),
                                    QLatin1String("rated_kw"), QLatin1String("idle_kw")});
    return feeder;
}

template <typename Item, typename Read>
std::vector<Item> readList(const JsonCursor& at, Read read)
{
    std::vector<Item> items;
    for (const JsonCursor& element : at.elements(false, kMaximumItems))
        if (element.requireObject()) items.push_back(read(element));
    return items;
}

template <typename Item, typename Read>
std::vector<Item> readUniqueList(const JsonCursor& at, const char* idKey, Read read)
{
    UniqueTexts seen(QStringLiteral("no second use of this %1").arg(QLatin1String(idKey)));
    return readList<Item>(at, [&](const JsonCursor& element) {
        seen.check(key(element, idKey), key(element, idKey).value().toString());
        return read(element);
    });
}

}  // namespace

void UniqueTexts::check(const JsonCursor& at, const QString& text)
{
    if (text.isEmpty()) return;
    const auto first = firstPointer_.constFind(text);
    if (first == firstPointer_.constEnd())
        firstPointer_.insert(text, at.pointer());
    else
        at.report(QStringLiteral("\"%1\", used already at %2").arg(text.left(48), *first), expected_);
}

QJsonObject unknownKeys(const JsonCursor& object, std::initializer_list<QLatin1String> known)
{
    QJsonObject rest = object.value().toObject();
    for (const QLatin1String name : known) rest.remove(name);
    return rest;
}

Mine readMine(const JsonCursor& at)
{
    Mine mine;
    const MineCode code(key(at, "code").digits(12));
    mine.code = code;
    mine.name = key(at, "name").text(kMaximumName);
    mine.capacityWtPerYear = key(at, "capacity_wt_per_year").optionalNumber(0, 100'000).value_or(0);
    mine.hazard = readOptionalEnum(key(at, "hazard"), hazardClassNames(), HazardClass::Other);
    mine.state = readState(key(at, "state"));
    mine.shifts = readList<Shift>(key(at, "shifts"), readShift);
    mine.cameras = readUniqueList<Camera>(key(at, "cameras"), "id", readCamera);
    mine.areas = readUniqueList<Area>(key(at, "areas"), "code", [&](const auto& c) { return readArea(c, code); });
    mine.stations =
        readUniqueList<Station>(key(at, "stations"), "code", [&](const auto& c) { return readStation(c, code); });
    mine.roadways = readList<Roadway>(key(at, "roadways"), readRoadway);
    mine.feeders = readUniqueList<Feeder>(key(at, "feeders"), "id", readFeeder);
    mine.map = key(at, "map").optionalText();
    mine.extra = unknownKeys(at, {QLatin1String("code"), QLatin1String("name"), QLatin1String("capacity_wt_per_year"),
                                  QLatin1String("hazard"), QLatin1String("state"), QLatin1String("shifts"),
                                  QLatin1String("cameras"), QLatin1String("areas"), QLatin1String("stations"),
                                  QLatin1String("roadways"), QLatin1String("feeders"), QLatin1String("map")});
    return mine;
}

const QStringList& hazardClassNames()
{
    static const QStringList names{QStringLiteral("severe"), QStringLiteral("other")};
    return names;
}

const QStringList& shiftKindNames()
{
    static const QStringList names{QStringLiteral("production"), QStringLiteral("maintenance")};
    return names;
}

const QStringList& transportNames()
{
    static const QStringList names{QStringLiteral("tcp"), QStringLiteral("udp")};
    return names;
}

}  // namespace pitwatch
