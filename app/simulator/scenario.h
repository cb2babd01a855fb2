#pragma once

#include <QByteArray>

#include <vector>

#include <core/jsoncheck.h>
#include <core/result.h>
#include <region/region.h>

/// Scenario files: what happens in the mines and when (resources/schemas/scenario.schema.json).
namespace pitwatch::sim {

enum class ScenarioAction {
    Start,      ///< coal is won
    Stop,       ///< and no longer
    Crowd,      ///< `persons` more people go to `area`
    EnterArea,  ///< the same, meant for restricted areas
    LeaveArea,  ///< those who were sent to `area` go up again
    Cover,      ///< something hangs before `camera`
    Uncover,
    Move,  ///< `camera` is turned away
    MoveBack,
    LeaveDesk,  ///< at `camera`, or at every dispatch room of the mine
    ReturnToDesk,
    Sleep,
    Wake,
    RunHoist,  ///< the main hoist, whatever the state of the mine
    StopHoist,
    DriveTrucks,       ///< `per_minute` loaded trucks leave at `camera`, or at every gate of the mine
    ApproachVehicles,  ///< two vehicles of the mine meet and stand nose to nose
    Sos,               ///< somebody below presses the button
    SosEnd,
    DropLink,  ///< of `link`
    RestoreLink,
};

enum class ScenarioLink { Camera, Broker, Mqtt, Files, Rtsp };

struct ScenarioStep {
    double at = 0;  ///< seconds after the start, world time
    ScenarioAction action = ScenarioAction::Start;
    MineCode mine;    ///< empty only for links of the whole region
    CameraId camera;  ///< may be empty where the action allows it
    AreaCode area;
    int persons = 1;
    double perMinute = 0;
    ScenarioLink link = ScenarioLink::Camera;
};

/// How long the analysers at the mine look before they say what they saw, seconds.
struct ConclusionTimes {
    double beltState = 3;
    double postVacant = 6;
    double asleep = 6;
    double occluded = 4;
    double moved = 4;
    double repeat = 30;  ///< says it again while it lasts
};

struct Scenario {
    QString name;
    QString description;
    ConclusionTimes conclusions;
    std::vector<ScenarioStep> steps;  ///< by time
};

struct ScenarioReading {
    Scenario scenario;  ///< usable only when `issues` is empty
    std::vector<JsonIssue> issues;
    std::size_t issueCount = 0;
};

inline constexpr qint64 kMaximumScenarioBytes = 4 * 1024 * 1024;

/// Checks the document and that every mine, camera and area that it names is in the region.
ScenarioReading readScenario(const QByteArray& document, const Region& region);
/// The error's message holds the issues, a line each.
Result<Scenario> loadScenario(const QString& path, const Region& region);

/// The words of the file for each action and link, in enum order.
const QStringList& scenarioActionNames();
const QStringList& scenarioLinkNames();

}  // namespace pitwatch::sim
