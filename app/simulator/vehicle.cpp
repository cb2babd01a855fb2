#include "vehicle.h"

#include <algorithm>
#include <cmath>

namespace pitwatch::sim {

namespace {

constexpr double kDriving = 4.0;   // m/s, trackless vehicle
constexpr double kCutting = 0.08;  // m/s, shearer along the face

}  // namespace

Vehicle::Vehicle(TagCode tag, Route roadway, double along, std::uint64_t seed)
    : tag_(std::move(tag)),
      random_(seed),
      route_(std::move(roadway)),
      length_(routeLength(route_)),
      along_(along),
      at_(pointAlong(route_, along))
{
    target_ = random_.between(0, length_);
}

Vehicle::Vehicle(TagCode tag, const MinePlan& plan, const Area& area, std::uint64_t seed)
    : tag_(std::move(tag)), random_(seed), plan_(&plan), area_(&area), at_(plan.centre(area)), goal_(at_)
{
}

void Vehicle::driveTo(double target, double seconds)
{
    target_ = std::clamp(target, 0.0, length_);
    pause_ = 0;
    ordered_ = true;
    standing_ = seconds;
}

void Vehicle::step(double seconds, bool working)
{
    speed_ = 0;
    if (area_) {
        if (working) creep(seconds);
    } else {
        shuttle(seconds, working);
    }
}

void Vehicle::shuttle(double seconds, bool working)
{
    if (!working && !ordered_) return;
    if (pause_ > 0) {
        pause_ -= seconds;
        return;
    }
    const double gap = target_ - along_;
    const double way = std::clamp(gap, -kDriving * seconds, kDriving * seconds);
    along_ += way;
    speed_ = seconds > 0 ? std::abs(way) / seconds : 0;
    at_ = pointAlong(route_, along_);
    if (std::abs(target_ - along_) > 0.01) return;
    pause_ = ordered_ ? standing_ : random_.between(15, 60);
    ordered_ = false;
    target_ = random_.between(0, length_);
}

void Vehicle::creep(double seconds)
{
    const double away = std::hypot(goal_.x - at_.x, goal_.y - at_.y);
    const double way = std::min(away, kCutting * seconds);
    if (away < 0.5) {
        goal_ = plan_->pointIn(*area_, random_);
        return;
    }
    at_.x += (goal_.x - at_.x) * way / away;
    at_.y += (goal_.y - at_.y) * way / away;
    speed_ = kCutting;
}

void approach(Vehicle& a, Vehicle& b, double gap, double seconds)
{
    const double middle = (a.along() + b.along()) / 2;
    const double side = a.along() <= b.along() ? 1 : -1;
    a.driveTo(middle - side * gap / 2, seconds);
    b.driveTo(middle + side * gap / 2, seconds);
}

}  // namespace pitwatch::sim
