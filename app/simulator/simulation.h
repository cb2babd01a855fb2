#pragma once

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

#include "broker.h"
#include "exchange.h"
#include "exchangetext.h"
#include "publisher.h"
#include "scenario.h"
#include "scenewatch.h"
#include "truth.h"
#include "worldcameras.h"
#include "worldmine.h"

namespace pitwatch::sim {

struct SimulationOptions {
    double speed = 1;  ///< world seconds per second; pictures and the pace of messages stay as they are
    std::uint64_t seed = 20261123;
    int presenceSeconds = 30;  ///< between two RYSS and JZSS files
    int masterSeconds = 300;   ///< between two RYXX, RYQY, RYJZ files
    CameraFarmOptions cameras;
    DetectorHabits detector;
};

/// All mines of a region, alive: steps the worlds, plays the scenario and says what the mines say, on one thread.
/// Messages carry the wall time whatever the speed; times that lie back (since when) keep their age.
class Simulation final : public QObject {
    Q_OBJECT

public:
    /// Everything handed in by reference outlives it. `broker`: the private one, or null.
    Simulation(const Region& region, const Clock& clock, Scenario scenario, SimulationOptions options,
               const FarmMaker& maker, Publisher& publisher, Broker* broker, TruthLog& truth);

    Result<void> start(const QString& exchangeDirectory);

private:
    void tick();
    void eachSecond(UtcTime wall);
    void playScenario(double seconds);
    void apply(const ScenarioStep& step);
    void applyLink(const ScenarioStep& step);
    void publishDetections(UtcTime wall);
    void publishWorld(MineWorld& world, UtcTime wall);
    void publishEvents(UtcTime wall);
    void watchScenes(MineWorld& world, UtcTime wall);
    void publishEvent(const MineCode& mine, AnalyticEvent event, UtcTime at);
    QByteArray publish(const MineCode& mine, UtcTime at, ObservationBody body, Delivery delivery);
    void writeFiles(UtcTime wall);
    void writeFile(ExchangeKind kind, const MineWorld& world, UtcTime wall);

    const Region& region_;
    const Clock& clock_;
    const Scenario scenario_;
    const SimulationOptions options_;
    Publisher& publisher_;
    Broker* broker_;
    TruthLog& truth_;
    std::vector<std::unique_ptr<MineWorld>> worlds_;
    SceneWatch watch_;
    WorldCameras cameras_;
    std::unique_ptr<ExchangeFolder> exchange_;
    bool filesUp_ = true;
    bool fileFailed_ = false;
    UtcTime start_;
    UtcTime nextSecond_;
    std::uint64_t seconds_ = 0;
    std::size_t nextStep_ = 0;
    QTimer timer_;
};

}  // namespace pitwatch::sim
