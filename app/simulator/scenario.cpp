#include "scenario.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>

namespace pitwatch::sim {

using namespace Qt::StringLiterals;

namespace {

constexpr double kLongest = 7 * 24 * 3600;  // a week
constexpr int kMostSteps = 10'000;
constexpr int kMostPersons = 60;

bool needsArea(ScenarioAction action)
{
    return action == ScenarioAction::Crowd || action == ScenarioAction::EnterArea ||
           action == ScenarioAction::LeaveArea;
}

bool needsCamera(const ScenarioStep& step)
{
    switch (step.action) {
        case ScenarioAction::Cover:
        case ScenarioAction::Uncover:
        case ScenarioAction::Move:
        case ScenarioAction::MoveBack:
            return true;
        default:
            return step.link == ScenarioLink::Camera &&
                   (step.action == ScenarioAction::DropLink || step.action == ScenarioAction::RestoreLink);
    }
}

bool isLink(ScenarioAction action)
{
    return action == ScenarioAction::DropLink || action == ScenarioAction::RestoreLink;
}

class StepReader {
public:
    StepReader(const JsonCursor& cursor, const Region& region) : cursor_(cursor), region_(region) {}

    std::optional<ScenarioStep> read()
    {
        if (!cursor_.requireObject()) return std::nullopt;
        step_.at = cursor_.member(u"at"_s).number(0, kLongest);
        const auto action = cursor_.member(u"do"_s).oneOf(scenarioActionNames());
        if (!action) return std::nullopt;
        step_.action = static_cast<ScenarioAction>(*action);
        readLink();
        readMine();
        readArea();
        readCamera();
        readAmounts();
        return step_;
    }

private:
    void readLink()
    {
        if (!isLink(step_.action)) return;
        if (const auto link = cursor_.member(u"link"_s).oneOf(scenarioLinkNames()))
            step_.link = static_cast<ScenarioLink>(*link);
    }
    void readMine()
    {
        if (isLink(step_.action) && step_.link != ScenarioLink::Camera) return;
        const JsonCursor mine = cursor_.member(u"mine"_s);
        step_.mine = MineCode(mine.text());
        mine_ = region_.mine(step_.mine);
        if (!mine_ && !step_.mine.isEmpty()) mine.report(u"the code of a mine of the region"_s);
    }
    void readArea()
    {
        if (!needsArea(step_.action)) return;
        const JsonCursor area = cursor_.member(u"area"_s);
        step_.area = AreaCode(area.text());
        if (mine_ && !step_.area.isEmpty() && !mine_->area(step_.area)) area.report(u"an area of this mine"_s);
    }
    void readCamera()
    {
        const JsonCursor camera = cursor_.member(u"camera"_s);
        if (!camera.present() && !needsCamera(step_)) return;
        step_.camera = CameraId(camera.text());
        if (mine_ && !step_.camera.isEmpty() && !mine_->camera(step_.camera)) camera.report(u"a camera of this mine"_s);
    }
    void readAmounts()
    {
        const JsonCursor persons = cursor_.member(u"persons"_s);
        if (persons.present() || step_.action == ScenarioAction::Crowd)
            step_.persons = static_cast<int>(persons.integer(1, kMostPersons));
        if (step_.action == ScenarioAction::DriveTrucks)
            step_.perMinute = cursor_.member(u"per_minute"_s).number(0, 30);
    }

    const JsonCursor& cursor_;
    const Region& region_;
    const Mine* mine_ = nullptr;
    ScenarioStep step_;
};

ConclusionTimes readConclusions(const JsonCursor& cursor)
{
    ConclusionTimes times;
    const auto take = [&](const QString& key, double& value) {
        value = cursor.member(key).optionalNumber(0.5, 3600).value_or(value);
    };
    take(u"belt_state"_s, times.beltState);
    take(u"post_vacant"_s, times.postVacant);
    take(u"asleep"_s, times.asleep);
    take(u"occluded"_s, times.occluded);
    take(u"moved"_s, times.moved);
    take(u"repeat"_s, times.repeat);
    return times;
}

Scenario readDocument(const JsonCursor& root, const Region& region)
{
    Scenario scenario;
    if (!root.requireObject()) return scenario;
    root.member(u"version"_s).integer(1, 1);
    scenario.name = root.member(u"name"_s).text(256);
    scenario.description = root.member(u"description"_s).optionalText();
    const JsonCursor conclusions = root.member(u"conclusion_seconds"_s);
    if (conclusions.present() && conclusions.requireObject()) scenario.conclusions = readConclusions(conclusions);
    for (const JsonCursor& element : root.member(u"steps"_s).elements(true, kMostSteps))
        if (auto step = StepReader(element, region).read()) scenario.steps.push_back(*step);
    std::stable_sort(scenario.steps.begin(), scenario.steps.end(),
                     [](const ScenarioStep& a, const ScenarioStep& b) { return a.at < b.at; });
    return scenario;
}

}  // namespace

ScenarioReading readScenario(const QByteArray& document, const Region& region)
{
    JsonIssues issues;
    ScenarioReading reading;
    QJsonParseError error{};
    const QJsonDocument json = QJsonDocument::fromJson(document, &error);
    if (error.error != QJsonParseError::NoError) {
        issues.add({{}, u"%1 at byte %2"_s.arg(error.errorString()).arg(error.offset), u"a JSON document"_s});
    } else {
        const QJsonValue value = json.isObject() ? QJsonValue(json.object()) : QJsonValue(json.array());
        reading.scenario = readDocument(JsonCursor(value, {}, issues), region);
    }
    reading.issues = issues.list();
    reading.issueCount = issues.total();
    return reading;
}

Result<Scenario> loadScenario(const QString& path, const Region& region)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return Error{ErrorKind::NotFound, file.errorString(), path};
    if (file.size() > kMaximumScenarioBytes)
        return Error{ErrorKind::InvalidInput, u"larger than %1 bytes"_s.arg(kMaximumScenarioBytes), path};
    ScenarioReading reading = readScenario(file.readAll(), region);
    if (reading.issueCount == 0) return std::move(reading.scenario);
    QStringList lines;
    for (const JsonIssue& issue : reading.issues) lines << issue.text();
    return Error{ErrorKind::InvalidInput, lines.join(QLatin1Char('\n')), path};
}

const QStringList& scenarioActionNames()
{
    static const QStringList names{
        u"start"_s,   u"stop"_s,      u"crowd"_s,       u"enter_area"_s,   u"leave_area"_s,        u"cover"_s,
        u"uncover"_s, u"move"_s,      u"move_back"_s,   u"leave_desk"_s,   u"return_to_desk"_s,    u"sleep"_s,
        u"wake"_s,    u"run_hoist"_s, u"stop_hoist"_s,  u"drive_trucks"_s, u"approach_vehicles"_s, u"sos"_s,
        u"sos_end"_s, u"drop_link"_s, u"restore_link"_s};
    return names;
}

const QStringList& scenarioLinkNames()
{
    static const QStringList names{u"camera"_s, u"broker"_s, u"mqtt"_s, u"files"_s, u"rtsp"_s};
    return names;
}

}  // namespace pitwatch::sim
