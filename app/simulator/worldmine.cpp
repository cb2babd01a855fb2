#include "worldmine.h"

#include <algorithm>

#include "personroster.h"

namespace pitwatch::sim {

namespace {

constexpr int kFirstVehicle = 90001;  // card numbers of vehicles and machines within the mine
constexpr int kFirstMachine = 95001;
constexpr double kSeenBefore = 18;  // metres before the area at which those who are sent are first seen
constexpr double kNose = 4;         // metres between two vehicles that meet
constexpr double kStandoff = 40;    // seconds

bool isGate(CameraPlace place)
{
    return place == CameraPlace::CoalYardGate || place == CameraPlace::VehicleGate;
}

int usualPersons(CameraPlace place, bool working)
{
    switch (place) {
        case CameraPlace::MainShaftMouth:
        case CameraPlace::AuxShaftMouth:
        case CameraPlace::PitBottom:
        case CameraPlace::ShaftStation:
            return working ? 3 : 1;
        case CameraPlace::WorkingFace:
            return working ? 4 : 0;
        case CameraPlace::DispatchRoom:
        case CameraPlace::DangerArea:
        case CameraPlace::AirShaftMouth:
            return 0;
        case CameraPlace::BeltHead:
        case CameraPlace::BeltTail:
        case CameraPlace::CoalYardGate:
        case CameraPlace::VehicleGate:
            return working ? 1 : 0;
        default:
            return working ? 2 : 1;
    }
}

}  // namespace

MineWorld::MineWorld(const Mine& mine, const QTimeZone& zone, std::uint64_t seed, UtcTime start)
    : mine_(mine),
      zone_(zone),
      plan_(mine),
      random_(seed),
      now_(start),
      nextAssignment_(start),
      shifts_(shiftsOf(mine)),
      power_(mine, random_.next()),
      scenes_(mine.cameras.size())
{
    situation_.state = mine.state.kind;
    populate();
    addVehicles();
    setProducing(mine.state.kind == MineStateKind::Producing);
    power_.step(0, situation_);
}

void MineWorld::populate()
{
    for (PersonCard& card : makeRoster(mine_)) persons_.emplace_back(std::move(card), plan_, random_.next());
    assignStays();
    for (Person& person : persons_) {
        const Shift& shift = shifts_[static_cast<std::size_t>(person.card().shift)];
        if (stayAround(person.card(), shift, zone_, now_)) person.beAtWork(now_);
    }
}

void MineWorld::addVehicles()
{
    const auto tag = [this](int number) { return TagCode(mine_.code.text() + QString::number(number)); };
    const double length = routeLength(plan_.longestRoadway());
    if (length > 50)
        for (int i = 0; i < 3; ++i)
            vehicles_.emplace_back(tag(kFirstVehicle + i), plan_.longestRoadway(), length * (0.2 + 0.25 * i),
                                   random_.next());
    int machine = kFirstMachine;
    for (const Area& area : mine_.areas)
        if ((area.kind == AreaKind::CoalFace || area.kind == AreaKind::Heading) && area.polygon.size() >= 3)
            vehicles_.emplace_back(tag(machine++), plan_, area, random_.next());
}

void MineWorld::step(UtcTime now)
{
    constexpr Micros longest = std::chrono::seconds(1);
    while (now_ < now) {
        const UtcTime next = std::min(now, now_ + longest);
        second(next, std::chrono::duration<double>(next - now_).count());
    }
}

void MineWorld::second(UtcTime now, double seconds)
{
    now_ = now;
    if (now >= nextAssignment_) assignStays();
    for (Person& person : persons_) person.step(now, seconds);
    const bool driving = situation_.producing || situation_.state == MineStateKind::Building;
    for (Vehicle& vehicle : vehicles_) vehicle.step(seconds, driving);
    power_.step(seconds, situation_);
}

void MineWorld::assignStays()
{
    nextAssignment_ = now_ + std::chrono::seconds(20);
    for (Person& person : persons_)
        person.assign(stayAround(person.card(), shifts_[static_cast<std::size_t>(person.card().shift)], zone_, now_));
}

int MineWorld::underground() const
{
    return static_cast<int>(
        std::count_if(persons_.begin(), persons_.end(), [](const Person& p) { return p.underground(); }));
}

void MineWorld::setProducing(bool producing)
{
    situation_.producing = producing;
    for (std::size_t i = 0; i < scenes_.size(); ++i) resetScene(i);
}

/// What production decides of a scene; what the scenario set stays.
void MineWorld::resetScene(std::size_t camera)
{
    SceneState& scene = scenes_[camera];
    const CameraPlace place = mine_.cameras[camera].place;
    const bool building = situation_.state == MineStateKind::Building;
    const bool working = situation_.producing || building;
    scene.persons = usualPersons(place, working);
    scene.beltRunning = working;
    scene.beltLoaded = working;
    scene.trucksPerMinute = isGate(place) && working ? 2 : 0;
}

void MineWorld::setLinkDown(const CameraId& camera, bool down)
{
    for (std::size_t i = 0; i < scenes_.size(); ++i)
        if (mine_.cameras[i].id == camera) scenes_[i].linkDown = down;
}

void MineWorld::apply(const ScenarioStep& step)
{
    switch (step.action) {
        case ScenarioAction::Start:
        case ScenarioAction::Stop:
            return setProducing(step.action == ScenarioAction::Start);
        case ScenarioAction::Crowd:
        case ScenarioAction::EnterArea:
            return crowd(step);
        case ScenarioAction::LeaveArea:
            for (Person& person : persons_)
                if (person.sentTo() && person.sentTo()->code == step.area) person.release();
            return;
        case ScenarioAction::RunHoist:
        case ScenarioAction::StopHoist:
            situation_.hoisting = step.action == ScenarioAction::RunHoist;
            return;
        case ScenarioAction::ApproachVehicles:
            return approachVehicles();
        case ScenarioAction::Sos:
        case ScenarioAction::SosEnd:
            return setSos(step.action == ScenarioAction::Sos);
        case ScenarioAction::DropLink:
        case ScenarioAction::RestoreLink:
            return;
        default:
            applyToCameras(step);
    }
}

void MineWorld::applyToCameras(const ScenarioStep& step)
{
    for (std::size_t i = 0; i < scenes_.size(); ++i) {
        const Camera& camera = mine_.cameras[i];
        if (!step.camera.isEmpty() && camera.id != step.camera) continue;
        SceneState& scene = scenes_[i];
        const bool desk = camera.place == CameraPlace::DispatchRoom;
        switch (step.action) {
            case ScenarioAction::Cover:
            case ScenarioAction::Uncover:
                scene.covered = step.action == ScenarioAction::Cover;
                break;
            case ScenarioAction::Move:
            case ScenarioAction::MoveBack:
                scene.moved = step.action == ScenarioAction::Move;
                break;
            case ScenarioAction::LeaveDesk:
            case ScenarioAction::ReturnToDesk:
                if (desk) scene.deskOccupied = step.action == ScenarioAction::ReturnToDesk;
                break;
            case ScenarioAction::Sleep:
            case ScenarioAction::Wake:
                // Who sleeps at the desk is there.
                if (desk) scene.deskAsleep = step.action == ScenarioAction::Sleep;
                if (desk && scene.deskAsleep) scene.deskOccupied = true;
                break;
            case ScenarioAction::DriveTrucks:
                if (isGate(camera.place)) scene.trucksPerMinute = step.perMinute;
                break;
            default:
                break;
        }
    }
}

void MineWorld::crowd(const ScenarioStep& step)
{
    const Area* area = mine_.area(step.area);
    if (!area) return;
    int left = step.persons;
    for (Person& person : persons_) {
        if (left == 0) return;
        if (person.card().duty != Duty::Reserve || person.underground()) continue;
        person.sendTo(*area, kSeenBefore * random_.between(0.2, 1), now_);
        --left;
    }
}

void MineWorld::approachVehicles()
{
    std::vector<Vehicle*> moving;
    for (Vehicle& vehicle : vehicles_)
        if (vehicle.kind() == TagKind::Vehicle) moving.push_back(&vehicle);
    if (moving.size() >= 2) approach(*moving[0], *moving[1], kNose, kStandoff);
}

void MineWorld::setSos(bool on)
{
    for (Person& person : persons_) {
        if (on && !person.underground()) continue;
        person.sos = on;
        if (on) return;
    }
}

}  // namespace pitwatch::sim
