#include "powermodel.h"

#include <algorithm>
#include <cmath>

namespace pitwatch::sim {

namespace {

double ratedOf(const Feeder& feeder)
{
    return feeder.ratedKw > 0 ? feeder.ratedKw : 100;
}

double idleOf(const Feeder& feeder)
{
    return feeder.idleKw.value_or(ratedOf(feeder) * 0.02);
}

/// Phase voltage by size: 6 kV motors, 1140 V at the face, 660 V below.
double phaseVoltage(const Feeder& feeder)
{
    const double line = ratedOf(feeder) >= 200 ? 6000 : feeder.role == FeederRole::Face ? 1140 : 660;
    return line / std::sqrt(3.0);
}

/// One trip of a hoist as a part of the rated load: start peak, full speed, slowing down, standing to load.
double hoistTrip(double second)
{
    if (second < 8) return 1.15;
    if (second < 48) return 0.78;
    if (second < 58) return 0.3;
    return 0;
}
constexpr double kTripSeconds = 72;

/// A shearer cuts, turns round, cuts again.
double faceCycle(double second)
{
    return second < 420 ? 0.66 : 0.25;
}
constexpr double kFaceSeconds = 540;

bool works(const PowerSituation& s)
{
    return s.producing || s.state == MineStateKind::Building;
}

}  // namespace

PowerModel::PowerModel(const Mine& mine, std::uint64_t seed)
    : mine_(&mine), random_(seed), states_(mine.feeders.size()), samples_(mine.feeders.size())
{
    for (State& state : states_) {
        state.phase = random_.between(0, kTripSeconds);
        state.energy = std::floor(random_.between(20'000, 900'000));
        state.drift = random_.between(-0.5, 0.5);
    }
}

void PowerModel::step(double seconds, const PowerSituation& situation)
{
    double total = 0;
    for (std::size_t i = 0; i < states_.size(); ++i) {
        State& state = states_[i];
        state.phase += seconds;
        state.drift = std::clamp(state.drift * 0.98 + random_.normal() * 0.12, -1.0, 1.0);
        if (mine_->feeders[i].role == FeederRole::Substation) continue;
        state.load = loadOf(mine_->feeders[i], state, situation);
        total += state.load;
    }
    for (std::size_t i = 0; i < states_.size(); ++i) {
        const Feeder& feeder = mine_->feeders[i];
        State& state = states_[i];
        if (feeder.role == FeederRole::Substation)
            state.load = total > 0 ? total * 1.04 + ratedOf(feeder) * 0.01 : ratedOf(feeder) * 0.2;
        state.energy += state.load * seconds / 3600;
        samples_[i] = sampleOf(feeder, state, state.load > idleOf(feeder) * 1.5);
    }
}

double PowerModel::loadOf(const Feeder& feeder, State& state, const PowerSituation& s)
{
    const double rated = ratedOf(feeder);
    const double idle = idleOf(feeder) * (1 + 0.05 * state.drift);
    const auto cycle = [&](double part) { return part > 0 ? part * rated * (1 + 0.05 * state.drift) : idle; };
    switch (feeder.role) {
        case FeederRole::MainFan:
            return s.state == MineStateKind::Closed ? 0 : rated * (0.72 + 0.015 * state.drift);
        case FeederRole::MainDrainage:
            return s.state == MineStateKind::Closed ? 0 : rated * (0.62 + 0.03 * state.drift);
        case FeederRole::MainHoist:
            return s.producing || s.hoisting ? cycle(hoistTrip(std::fmod(state.phase, kTripSeconds))) : idle;
        case FeederRole::AuxHoist: {
            const bool people = works(s) || s.state == MineStateKind::Maintenance;
            const double pause = works(s) ? 3 : 8;  // trips' time between two trips
            return people ? cycle(hoistTrip(std::fmod(state.phase, kTripSeconds * pause)) * 0.7) : idle;
        }
        case FeederRole::MainHaulage:
            return works(s) ? rated * (0.64 + 0.09 * state.drift) : idle;
        case FeederRole::Face:
            return works(s) ? rated * (faceCycle(std::fmod(state.phase, kFaceSeconds)) + 0.08 * state.drift) : idle;
        default:
            return rated * ((works(s) ? 0.4 : 0.18) + 0.04 * state.drift);
    }
}

PowerSample PowerModel::sampleOf(const Feeder& feeder, State& state, bool on)
{
    const double volts = phaseVoltage(feeder);
    const double loaded = state.load / ratedOf(feeder);
    const double factor = state.load <= 0 ? 1 : std::clamp(0.45 + 0.5 * std::min(loaded, 0.85), 0.3, 0.95);
    PowerSample sample;
    sample.feeder = feeder.id;
    const double ua = volts * (1 + 0.004 * random_.normal() - 0.02 * loaded);
    const double ub = volts * (1 + 0.004 * random_.normal() - 0.02 * loaded);
    const double uc = volts * (1 + 0.004 * random_.normal() - 0.02 * loaded);
    const double ia = state.load * 1000 / 3 / factor / ua;
    const double ib = state.load * 1000 / 3 / factor / ub;
    const double ic = state.load * 1000 / 3 / factor / uc;
    const auto rounded = [](double value, double parts) { return std::round(value * parts) / parts; };
    sample.ua = rounded(ua, 10);
    sample.ub = rounded(ub, 10);
    sample.uc = rounded(uc, 10);
    sample.ia = rounded(ia, 100);
    sample.ib = rounded(ib, 100);
    sample.ic = rounded(ic, 100);
    sample.activeKw = rounded(state.load, 100);
    sample.powerFactor = rounded(factor, 1000);
    sample.reactiveKvar = rounded(state.load * std::tan(std::acos(factor)), 100);
    sample.energyKwh = rounded(state.energy, 100);
    sample.on = on;
    return sample;
}

}  // namespace pitwatch::sim
