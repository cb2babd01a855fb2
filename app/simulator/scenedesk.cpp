#include "scenedesk.h"

#include <algorithm>

namespace pitwatch::sim {

namespace {

constexpr double kHeight = 3.6;
constexpr double kDoor = 10.2;  // units from the chair: outside the picture
constexpr double kSpeed = 1.9;
constexpr double kCycle = 2.6;  // units per two steps

}  // namespace

void SceneDesk::advance(double seconds, const SceneState& state, std::vector<QString>&)
{
    time_ += seconds;
    asleep_ = state.deskAsleep;
    if (!started_) {
        started_ = true;
        away_ = state.deskOccupied ? 0 : kDoor;
    }
    leaving_ = !state.deskOccupied;
    const double before = away_;
    away_ = std::clamp(away_ + (leaving_ ? kSpeed : -kSpeed) * seconds, 0.0, kDoor);
    walked_ += std::abs(away_ - before);
}

void SceneDesk::show(SceneFrame& frame) const
{
    if (away_ >= kDoor) return;
    SceneActor person;
    person.id = 1;
    person.figure.look = look_;
    person.height = kHeight;
    person.foot = kChair + QPointF(away_, 0);
    person.clip = QRectF(0, 0, 16, kDeskTop);
    if (away_ > 0) {
        person.figure.pose = PersonPose::Side;
        person.figure.mirrored = !leaving_;
        person.figure.phase = static_cast<std::uint8_t>(static_cast<int>(walked_ / kCycle * kStepPhases) % kStepPhases);
        person.foot.ry() += 0.2;
    } else {
        person.figure.pose = asleep_ ? PersonPose::Asleep : PersonPose::Sitting;
        person.figure.phase = static_cast<std::uint8_t>(static_cast<int>(time_ * 3) % kStepPhases);
    }
    frame.actors.push_back(person);
}

}  // namespace pitwatch::sim
