#include "scenegate.h"

#include <algorithm>
#include <cmath>

namespace pitwatch::sim {

namespace {

constexpr double kTruckHeight = 2.05;
constexpr double kRoad = 7.35;
constexpr double kEntry = -3.8;
constexpr double kStopLine = 5.6;  // of the truck's middle: its front is then before the arm
constexpr double kOutLine = 14.0;
constexpr double kGone = 20.0;
constexpr double kSpeed = 2.1;
constexpr double kWait = 1.5;
constexpr double kArmPerSecond = 0.7;
constexpr QPointF kPost(12.4, 6.35);

SceneCrowdRules passersBy()
{
    SceneCrowdRules rules;
    rules.lanes = {{.from = {-1, 8.45}, .to = {17, 8.45}, .heightFrom = 1.75, .heightTo = 1.75, .metres = 17},
                   {.from = {13.2, 6.1}, .to = {17, 6.3}, .heightFrom = 1.1, .heightTo = 1.15, .metres = 6}};
    rules.pausesPerMinute = 6;
    return rules;
}

}  // namespace

SceneGate::SceneGate(quint32 seed) : crowd_(passersBy(), seed) {}

bool SceneGate::wayIsFree() const
{
    return std::all_of(trucks_.begin(), trucks_.end(), [](const Truck& truck) { return truck.x > kOutLine; });
}

void SceneGate::drive(Truck& truck, double seconds, std::vector<QString>& events)
{
    if (truck.x >= kStopLine && arm_ < 1) {
        truck.waited += seconds;
        return;
    }
    const double step = kSpeed * seconds;
    truck.x += step;
    truck.driven += step;
    if (truck.out || truck.x < kOutLine) return;
    truck.out = true;
    events.push_back(QStringLiteral("coal_truck_out"));
}

void SceneGate::advance(double seconds, const SceneState& state, std::vector<QString>& events)
{
    crowd_.advance(seconds, state.persons, events);
    sinceTruck_ += seconds;
    const bool due = state.trucksPerMinute > 0 && (!started_ || sinceTruck_ >= 60 / state.trucksPerMinute);
    if (due && wayIsFree()) {
        // The first one is already on its way when the camera is switched on.
        trucks_.push_back({nextId_, started_ ? kEntry : 1.0, 0, 0, static_cast<int>(nextId_ % 3) * 2, false});
        ++nextId_;
        started_ = true;
        sinceTruck_ = 0;
    }
    const bool wanted = std::any_of(trucks_.begin(), trucks_.end(), [](const Truck& truck) {
        return truck.x < kOutLine && (truck.waited >= kWait || truck.x > kStopLine + 0.5);
    });
    arm_ = std::clamp(arm_ + (wanted ? kArmPerSecond : -kArmPerSecond) * seconds, 0.0, 1.0);
    for (Truck& truck : trucks_) drive(truck, seconds, events);
    std::erase_if(trucks_, [](const Truck& truck) { return truck.x > kGone; });
}

void SceneGate::show(SceneFrame& frame) const
{
    for (const Truck& truck : trucks_) {
        SceneActor actor;
        actor.id = truck.id;
        actor.figure.kind = FigureKind::Truck;
        actor.figure.look = static_cast<std::uint8_t>(truck.look);
        actor.figure.phase = static_cast<std::uint8_t>(static_cast<int>(truck.driven * 9) % kStepPhases);
        actor.foot = {truck.x, kRoad};
        actor.height = kTruckHeight;
        frame.actors.push_back(actor);
    }
    SceneActor arm;
    arm.figure.kind = FigureKind::Barrier;
    arm.figure.phase = static_cast<std::uint8_t>(std::lround(arm_ * kStepPhases));
    arm.figure.mirrored = true;
    arm.foot = kPost;
    arm.height = 0.66;
    arm.reported = false;
    frame.actors.push_back(arm);
    crowd_.show(frame.actors);
}

}  // namespace pitwatch::sim
