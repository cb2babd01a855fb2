#pragma once

#include <QJsonObject>
#include <QPointF>
#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <optional>
#include <vector>

#include <core/ids.h>
#include <core/utctime.h>

/// The region as the bureau describes it: which mines there are and what each has. Plain values, read from the
/// region file (resources/schemas/region.schema.json) and handed around by value or shared_ptr<const Region>.
/// Every struct keeps the keys that it does not know in `extra`, so that saving loses nothing.
namespace pitwatch {

enum class CameraPlace {
    MainShaftMouth,
    AuxShaftMouth,
    AirShaftMouth,
    CoalYardGate,
    VehicleGate,
    BeltHead,
    BeltTail,
    PitBottom,
    ShaftStation,
    DangerArea,
    WorkingFace,
    Substation,
    PumpRoom,
    HoistRoom,
    FanRoom,
    DispatchRoom,
    Other,
};
enum class AreaKind { CoalFace, Heading, Key, Restricted, Mouth, Other };
enum class FeederRole { Substation, MainHaulage, MainFan, MainDrainage, MainHoist, AuxHoist, Face, Other };
enum class MineStateKind { Producing, Building, Suspended, Halted, Closed, Maintenance };
enum class ContactLevel { County, City, Province, RescueTeam };
enum class HazardClass { Severe, Other };  ///< 灾害严重矿井 or not: decides head-count limits
enum class ShiftKind { Production, Maintenance };
enum class Transport { Tcp, Udp };
enum class RecordStream { None, Main, Sub };  ///< which stream of a camera is recorded at this seat

/// A point in the mine's own plan, metres; z is the level (negative below the datum).
struct MinePoint {
    double x = 0;
    double y = 0;
    double z = 0;
    bool operator==(const MinePoint&) const = default;
};

struct MineState {
    MineStateKind kind = MineStateKind::Producing;
    std::optional<UtcTime> from;
    std::optional<UtcTime> until;
    QJsonObject extra;
    bool operator==(const MineState&) const = default;
};

struct Shift {
    QString name;
    int startMinute = 0;  ///< minutes after local midnight
    int endMinute = 0;    ///< smaller than startMinute when the shift crosses midnight
    ShiftKind kind = ShiftKind::Production;
    QJsonObject extra;
    bool operator==(const Shift&) const = default;
};

struct Camera {
    CameraId id;
    QString name;
    CameraPlace place = CameraPlace::Other;
    QString mainUrl;   ///< rtsp, rtsps, http, https or file; may hold credentials: never log it as it is
    QString subUrl;    ///< empty: there is only the main stream
    QString onvifUrl;  ///< device service for PTZ, http or https; may be empty; may hold credentials
    Transport transport = Transport::Tcp;
    QStringList analysers;
    RecordStream record = RecordStream::None;
    QString replayUrl;  ///< rtsp or rtsps: a recorder that replays this camera by clock range; may be empty
    QJsonObject extra;
    bool operator==(const Camera&) const = default;
};

struct Area {
    AreaCode code;
    QString name;
    AreaKind kind = AreaKind::Other;
    std::optional<int> limit;      ///< persons (核定人数); nothing: no limit stated
    std::vector<QPointF> polygon;  ///< metres in the plan; at least 3 points
    QJsonObject extra;
    bool operator==(const Area&) const = default;
};

struct Station {
    StationCode code;
    QString name;
    MinePoint at;
    QJsonObject extra;
    bool operator==(const Station&) const = default;
};

struct Roadway {
    QString name;
    std::vector<MinePoint> path;  ///< at least 2 points
    QJsonObject extra;
    bool operator==(const Roadway&) const = default;
};

struct Feeder {
    FeederId id;
    QString name;
    FeederRole role = FeederRole::Other;
    double ratedKw = 0;
    std::optional<double> idleKw;  ///< load that is normal while the drive stands
    QJsonObject extra;
    bool operator==(const Feeder&) const = default;
};

struct Mine {
    MineCode code;
    QString name;
    double capacityWtPerYear = 0;  ///< 核定生产能力, 万t/a
    HazardClass hazard = HazardClass::Other;
    MineState state;
    std::vector<Shift> shifts;
    std::vector<Camera> cameras;
    std::vector<Area> areas;
    std::vector<Station> stations;
    std::vector<Roadway> roadways;
    std::vector<Feeder> feeders;
    QString map;  ///< path relative to the region file; may be empty
    QJsonObject extra;
    bool operator==(const Mine&) const = default;

    const Camera* camera(const CameraId& id) const;
    const Area* area(const AreaCode& code) const;
    const Station* station(const StationCode& code) const;
    const Feeder* feeder(const FeederId& id) const;
};

/// One feed of the region: which plugin reads it and what the plugin was told, as written ("url", "directory" …).
struct FeedSettings {
    FeedId id;  ///< "<plugin>-<index>" unless the file names one
    QString plugin;
    QJsonObject settings;  ///< the whole object
    bool operator==(const FeedSettings&) const = default;
};

/// Somebody outside the mines who is called in an emergency.
struct Contact {
    QString id;  ///< unique in the region; no mine's code
    QString name;
    ContactLevel level = ContactLevel::County;
    QString contact;  ///< how to reach them otherwise, e.g. a telephone number
    QJsonObject extra;
    bool operator==(const Contact&) const = default;
};

struct Region {
    int version = 1;
    QString name;
    QTimeZone timezone = QTimeZone("Asia/Shanghai");
    std::vector<Mine> mines;
    std::vector<FeedSettings> feeds;
    std::vector<Contact> contacts;
    QString directory;        ///< where the file lies; relative paths start here; not saved
    QJsonObject extra;        ///< unknown keys of the document
    QJsonObject regionExtra;  ///< unknown keys of "region"

    const Mine* mine(const MineCode& code) const;
    const Camera* camera(const CameraKey& key) const;
};

/// The words of the region file for each kind, in enum order; index with static_cast<int>(kind).
const QStringList& cameraPlaceNames();
const QStringList& areaKindNames();
const QStringList& feederRoleNames();
const QStringList& mineStateNames();
const QStringList& contactLevelNames();

}  // namespace pitwatch
