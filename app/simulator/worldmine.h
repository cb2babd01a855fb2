#pragma once

#include <optional>
#include <vector>

#include <feed/observation.h>
#include <region/region.h>

#include "camerafarm.h"
#include "person.h"
#include "powermodel.h"
#include "scenario.h"
#include "vehicle.h"
#include "worldplan.h"

namespace pitwatch::sim {

/// One simulated mine: people, vehicles, loads and what the cameras see. A function of the region, the seed, the steps
/// and the scenario. World time: ages count, not dates; the publisher turns them into wall time. One thread.
class MineWorld {
public:
    MineWorld(const Mine& mine, const QTimeZone& zone, std::uint64_t seed, UtcTime start);
    MineWorld(const MineWorld&) = delete;
    MineWorld& operator=(const MineWorld&) = delete;

    /// Advances to `now`; steps longer than a second are taken in seconds.
    void step(UtcTime now);
    /// The part of a scenario that happens in the mine itself; links are not its business.
    void apply(const ScenarioStep& step);

    const Mine& mine() const { return mine_; }
    const MinePlan& plan() const { return plan_; }
    UtcTime now() const { return now_; }
    bool producing() const { return situation_.producing; }
    const std::vector<Person>& persons() const { return persons_; }
    const std::vector<Vehicle>& vehicles() const { return vehicles_; }
    const std::vector<PowerSample>& power() const { return power_.samples(); }
    int underground() const;

    /// One per camera of the mine, in its order.
    const std::vector<SceneState>& scenes() const { return scenes_; }
    /// For the outage of a camera's link.
    void setLinkDown(const CameraId& camera, bool down);

private:
    void populate();
    void addVehicles();
    void second(UtcTime now, double seconds);
    void assignStays();
    void resetScene(std::size_t camera);
    void setProducing(bool producing);
    void applyToCameras(const ScenarioStep& step);
    void crowd(const ScenarioStep& step);
    void approachVehicles();
    void setSos(bool on);

    const Mine& mine_;
    QTimeZone zone_;
    MinePlan plan_;
    Random random_;
    UtcTime now_;
    UtcTime nextAssignment_;
    std::vector<Shift> shifts_;
    std::vector<Person> persons_;
    std::vector<Vehicle> vehicles_;
    PowerModel power_;
    PowerSituation situation_;
    std::vector<SceneState> scenes_;
};

}  // namespace pitwatch::sim
