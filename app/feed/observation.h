#pragma once

#include <QByteArray>
#include <QRectF>
#include <QSize>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

#include <core/ids.h>
#include <core/utctime.h>
#include <region/region.h>

/// Observations: what the mines report. Values; cheap to move, safe to hand between threads.
/// Units: metres, metres per second, kilowatts, kilovars, volts, amperes, fractions 0..1 for confidence and battery.
namespace pitwatch {

enum class TagKind { Person, Vehicle, Equipment };

/// Where one tag is. Either coordinates or a station with a signed distance, or both: nothing is invented.
struct PositionFix {
    TagCode tag;
    TagKind kind = TagKind::Person;
    std::optional<MinePoint> at;
    std::optional<double> accuracy;
    AreaCode area;        ///< may be empty
    StationCode station;  ///< may be empty
    std::optional<double> stationOffset;
    std::optional<double> speed;
    std::optional<double> battery;
    bool sos = false;
    QString name;                       ///< person's name where the source gives one
    QString job;                        ///< 工种
    QString team;                       ///< 队组
    std::optional<bool> leader;         ///< 是否矿领导
    std::optional<UtcTime> underSince;  ///< 入井时刻
    std::optional<UtcTime> areaSince;   ///< 进入当前区域时刻
    bool leftMine = false;              ///< 已出井: the tag is no longer underground
    bool operator==(const PositionFix&) const = default;
};

/// All fixes of one message or file. `snapshot`: tags of the mine that are not in it are no longer underground.
struct PositionBatch {
    std::vector<PositionFix> fixes;
    bool snapshot = false;
    bool operator==(const PositionBatch&) const = default;
};

/// What the mine says about one person's card (RYXX): fills names in where positions carry only a code.
struct PersonRecord {
    TagCode tag;
    QString name, job, title, team;
    bool leader = false;
    bool special = false;
    bool operator==(const PersonRecord&) const = default;
};
struct PersonnelList {
    std::vector<PersonRecord> persons;
    bool operator==(const PersonnelList&) const = default;
};

/// What the mine says about its areas (RYQY) and base stations (RYJZ, JZSS).
struct AreaRecord {
    AreaCode code;
    QString name;
    QString kind;  ///< the mine's own word: 井口, 重点, 限制, 其它区域
    std::optional<int> approved;
    bool operator==(const AreaRecord&) const = default;
};
struct AreaList {
    std::vector<AreaRecord> areas;
    bool operator==(const AreaList&) const = default;
};
enum class StationHealth { Normal, Interrupted, Faulty, Unknown };
struct StationRecord {
    StationCode code;
    QString name;
    std::optional<MinePoint> at;
    std::optional<StationHealth> health;
    bool operator==(const StationRecord&) const = default;
};
struct StationList {
    std::vector<StationRecord> stations;
    bool operator==(const StationList&) const = default;
};

struct PowerSample {
    FeederId feeder;
    std::optional<double> ua, ub, uc;  ///< V
    std::optional<double> ia, ib, ic;  ///< A
    std::optional<double> activeKw, reactiveKvar, powerFactor, energyKwh;
    std::optional<bool> on;
    bool operator==(const PowerSample&) const = default;
};
struct PowerBatch {
    std::vector<PowerSample> samples;
    bool operator==(const PowerBatch&) const = default;
};

struct DetectedObject {
    qint64 id = 0;        ///< stable from frame to frame within one camera
    QString objectClass;  ///< person, vehicle, coal …
    double confidence = 0;
    QRectF box;  ///< pixels of `frame`
    bool operator==(const DetectedObject&) const = default;
};
/// Objects on one frame. The observation's observedAt is the capture time of that frame.
struct DetectionSet {
    CameraId camera;
    QSize frame;
    QString model;
    std::vector<DetectedObject> objects;
    bool operator==(const DetectionSet&) const = default;
};

/// What an analyser at the mine concluded: "person_in", "post_vacant", "asleep", "occluded" …
struct AnalyticEvent {
    CameraId camera;
    QString kind;
    std::optional<double> value;
    std::optional<double> confidence;
    QString image;  ///< URL, or empty; embedded pictures are not kept here
    bool operator==(const AnalyticEvent&) const = default;
};

struct MineDeclaration {
    MineState state;
    QString document;
    bool operator==(const MineDeclaration&) const = default;
};

/// What our own stream supervision says about a camera.
struct CameraStatus {
    CameraId camera;
    bool online = false;
    QString reason;
    bool operator==(const CameraStatus&) const = default;
};

struct Heartbeat {
    bool operator==(const Heartbeat&) const = default;
};

/// What the feed supervisor says about a feed: it fell silent or came back. `mine` is empty.
struct FeedStatusChange {
    FeedId feed;
    bool silent = false;
    QString reason;
    bool operator==(const FeedStatusChange&) const = default;
};

using ObservationBody = std::variant<PositionBatch, PersonnelList, AreaList, StationList, PowerBatch, DetectionSet,
                                     AnalyticEvent, MineDeclaration, CameraStatus, Heartbeat, FeedStatusChange>;

struct Observation {
    MineCode mine;
    FeedId source;
    UtcTime observedAt;  ///< the source's clock
    UtcTime receivedAt;  ///< ours
    ObservationBody body;
    bool operator==(const Observation&) const = default;
};

using ObservationBatch = std::vector<Observation>;

}  // namespace pitwatch
