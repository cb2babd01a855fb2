#pragma once

#include <vector>

#include <feed/observation.h>
#include <region/region.h>

#include "simrandom.h"

namespace pitwatch::sim {

/// What decides the load of a mine.
struct PowerSituation {
    MineStateKind state = MineStateKind::Producing;
    bool producing = true;  ///< coal is being won right now
    bool hoisting = false;  ///< the main hoist runs although nothing else does
};

/// Loads of all feeders of one mine by role: fans and pumps steady, hoists in cycles, haulage and faces while coal is
/// won, the substation as the sum. Phase voltages, currents and power factor agree with the power:
/// P = (Ua·Ia + Ub·Ib + Uc·Ic)·pf. The mine outlives the model.
class PowerModel {
public:
    PowerModel(const Mine& mine, std::uint64_t seed);

    void step(double seconds, const PowerSituation& situation);
    const std::vector<PowerSample>& samples() const { return samples_; }

private:
    struct State {
        double drift = 0;   ///< slow noise, about -1..1
        double phase = 0;   ///< where in its cycle the drive is, seconds
        double energy = 0;  ///< kWh
        double load = 0;    ///< kW
    };

    double loadOf(const Feeder& feeder, State& state, const PowerSituation& situation);
    PowerSample sampleOf(const Feeder& feeder, State& state, bool on);

    const Mine* mine_;
    Random random_;
    std::vector<State> states_;
    std::vector<PowerSample> samples_;
};

}  // namespace pitwatch::sim
