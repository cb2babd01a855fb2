#pragma once

#include <core/ids.h>
#include <feed/observation.h>

#include "worldplan.h"

namespace pitwatch::sim {

/// A vehicle that shuttles on a roadway, or a machine that works in its area. Moved by step() only.
/// The plan and the area outlive it.
class Vehicle {
public:
    /// A vehicle on `roadway`, starting at `along` metres.
    Vehicle(TagCode tag, Route roadway, double along, std::uint64_t seed);
    /// A machine (shearer, roadheader) in `area`.
    Vehicle(TagCode tag, const MinePlan& plan, const Area& area, std::uint64_t seed);

    const TagCode& tag() const { return tag_; }
    TagKind kind() const { return area_ ? TagKind::Equipment : TagKind::Vehicle; }
    const MinePoint& at() const { return at_; }
    double speed() const { return speed_; }

    /// Drives towards `target` metres of its roadway and stands there for `seconds`.
    void driveTo(double target, double seconds);
    double along() const { return along_; }
    double length() const { return length_; }

    /// `working`: the mine drives and cuts at all; otherwise everything stands (a driveTo() is finished).
    void step(double seconds, bool working);

private:
    void shuttle(double seconds, bool working);
    void creep(double seconds);

    TagCode tag_;
    Random random_;
    Route route_;
    double length_ = 0;
    double along_ = 0;
    double target_ = 0;
    double pause_ = 0;
    double standing_ = 0;  ///< how long to stand where driveTo() led
    bool ordered_ = false;
    const MinePlan* plan_ = nullptr;
    const Area* area_ = nullptr;
    MinePoint at_;
    MinePoint goal_;
    double speed_ = 0;
};

/// Lets two vehicles of the same roadway meet in the middle between them, `gap` metres apart, and stand.
void approach(Vehicle& a, Vehicle& b, double gap, double seconds);

}  // namespace pitwatch::sim
