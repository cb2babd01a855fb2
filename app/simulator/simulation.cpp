#include "simulation.h"

#include <core/logging.h>
#include <feed/mqttpayload.h>

#include "worldreport.h"

namespace pitwatch::sim {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTickMilliseconds = 20;
constexpr std::uint64_t kHeartbeatSeconds = 10;
constexpr std::uint64_t kDeclareSeconds = 60;

Micros seconds(double count)
{
    return Micros(static_cast<qint64>(count * 1e6));
}

double secondsBetween(UtcTime from, UtcTime to)
{
    return std::chrono::duration<double>(to - from).count();
}

}  // namespace

Simulation::Simulation(const Region& region, const Clock& clock, Scenario scenario, SimulationOptions options,
                       const FarmMaker& maker, Publisher& publisher, Broker* broker, TruthLog& truth)
    : region_(region),
      clock_(clock),
      scenario_(std::move(scenario)),
      options_(std::move(options)),
      publisher_(publisher),
      broker_(broker),
      truth_(truth),
      watch_(scenario_.conclusions),
      cameras_(region, clock, maker, options_.cameras, options_.detector, options_.seed ^ 0x5eed, truth),
      start_(clock.now())
{
    Random seeds(options_.seed);
    for (const Mine& mine : region_.mines)
        worlds_.push_back(std::make_unique<MineWorld>(mine, region_.timezone, seeds.next(), start_));
    timer_.setTimerType(Qt::PreciseTimer);
    connect(&timer_, &QTimer::timeout, this, &Simulation::tick);
}

Result<void> Simulation::start(const QString& exchangeDirectory)
{
    if (!exchangeDirectory.isEmpty()) exchange_ = std::make_unique<ExchangeFolder>(exchangeDirectory);
    for (const auto& world : worlds_) cameras_.show(*world);
    if (auto started = cameras_.start(); !started) return started;
    nextSecond_ = clock_.now();
    tick();
    timer_.start(kTickMilliseconds);
    return {};
}

void Simulation::tick()
{
    const UtcTime wall = clock_.now();
    publishDetections(wall);
    if (wall < nextSecond_) return;
    eachSecond(wall);
    // After a pause of the machine the missed seconds are not made up one by one.
    while (nextSecond_ <= wall) nextSecond_ += std::chrono::seconds(1);
}

void Simulation::eachSecond(UtcTime wall)
{
    const double elapsed = secondsBetween(start_, wall) * options_.speed;
    playScenario(elapsed);
    for (const auto& world : worlds_) {
        world->step(start_ + seconds(elapsed));
        publishWorld(*world, wall);
        watchScenes(*world, wall);
    }
    publishEvents(wall);
    writeFiles(wall);
    truth_.flush();
    ++seconds_;
}

void Simulation::playScenario(double elapsed)
{
    while (nextStep_ < scenario_.steps.size() && scenario_.steps[nextStep_].at <= elapsed)
        apply(scenario_.steps[nextStep_++]);
}

void Simulation::apply(const ScenarioStep& step)
{
    const QString action = scenarioActionNames().at(static_cast<int>(step.action));
    const bool link = step.action == ScenarioAction::DropLink || step.action == ScenarioAction::RestoreLink;
    const QString linkName = link ? scenarioLinkNames().at(static_cast<int>(step.link)) : QString();
    qCInfo(logSimulator).noquote() << "scenario:" << action << linkName << step.mine.text() << step.camera.text()
                                   << step.area.text();
    truth_.scenario(clock_.now(), {{u"do"_s, action},
                                   {u"link"_s, linkName},
                                   {u"mine"_s, step.mine.text()},
                                   {u"camera"_s, step.camera.text()},
                                   {u"area"_s, step.area.text()}});
    if (link) applyLink(step);
    for (const auto& world : worlds_) {
        if (world->mine().code != step.mine) continue;
        world->apply(step);
        cameras_.show(*world);
    }
}

void Simulation::applyLink(const ScenarioStep& step)
{
    const bool up = step.action == ScenarioAction::RestoreLink;
    switch (step.link) {
        case ScenarioLink::Camera:
            for (const auto& world : worlds_)
                if (world->mine().code == step.mine) world->setLinkDown(step.camera, !up);
            return;
        case ScenarioLink::Broker:
            if (!broker_)
                qCWarning(logSimulator) << "the broker is not ours: its link is left alone";
            else if (!up)
                broker_->stop();
            else if (const auto started = broker_->start(); !started)
                qCWarning(logSimulator) << "broker:" << started.error().text();
            return;
        case ScenarioLink::Mqtt:
            return publisher_.setUp(up);
        case ScenarioLink::Files:
            filesUp_ = up;
            return;
        case ScenarioLink::Rtsp:
            return cameras_.setServerUp(up);
    }
}

QByteArray Simulation::publish(const MineCode& mine, UtcTime at, ObservationBody body, Delivery delivery)
{
    const Observation observation{mine, {}, at, at, std::move(body)};
    const QByteArray payload = encodePayload(observation, region_.timezone);
    publisher_.publish(observationTopic(observation), payload, delivery);
    return payload;
}

void Simulation::publishDetections(UtcTime wall)
{
    for (PendingDetection& detection : cameras_.takeDetections(wall))
        publish(detection.mine, detection.capturedAt, std::move(detection.set), Delivery::Forget);
}

void Simulation::publishWorld(MineWorld& world, UtcTime wall)
{
    const MineCode& mine = world.mine().code;
    if (world.plan().hasPositions() || !world.mine().areas.empty())
        truth_.observation("position", mine, wall, publish(mine, wall, positionsOf(world, wall), Delivery::Forget));
    if (!world.power().empty())
        truth_.observation("power", mine, wall, publish(mine, wall, PowerBatch{world.power()}, Delivery::Forget));
    if (seconds_ % kHeartbeatSeconds == 0) publish(mine, wall, Heartbeat{}, Delivery::Forget);
    if (seconds_ % kDeclareSeconds == 0) publish(mine, wall, declarationOf(world.mine()), Delivery::Retain);
    if (seconds_ % static_cast<std::uint64_t>(options_.masterSeconds) == 0)
        publish(mine, wall, personnelOf(world), Delivery::Retain);
}

void Simulation::publishEvents(UtcTime wall)
{
    for (SceneEvent& event : cameras_.takeEvents(wall))
        publishEvent(event.camera.mine, {event.camera.camera, event.kind, event.value, 0.92, {}}, event.at);
}

void Simulation::watchScenes(MineWorld& world, UtcTime wall)
{
    const Mine& mine = world.mine();
    for (std::size_t i = 0; i < mine.cameras.size(); ++i) {
        const CameraKey key{mine.code, mine.cameras[i].id};
        for (AnalyticEvent& event : watch_.look(key, mine.cameras[i].place, world.scenes()[i], world.now())) {
            truth_.event({key, wall, event.kind, event.value.value_or(0)});
            publishEvent(mine.code, std::move(event), wall);
        }
    }
}

void Simulation::publishEvent(const MineCode& mine, AnalyticEvent event, UtcTime at)
{
    publish(mine, at, std::move(event), Delivery::Keep);
}

void Simulation::writeFiles(UtcTime wall)
{
    if (!exchange_ || !filesUp_) return;
    const bool presence = seconds_ % static_cast<std::uint64_t>(options_.presenceSeconds) == 0;
    const bool master = seconds_ % static_cast<std::uint64_t>(options_.masterSeconds) == 0;
    for (const auto& world : worlds_) {
        if (master)
            for (const ExchangeKind kind : {ExchangeKind::Ryxx, ExchangeKind::Ryqy, ExchangeKind::Ryjz})
                writeFile(kind, *world, wall);
        if (presence)
            for (const ExchangeKind kind : {ExchangeKind::Ryss, ExchangeKind::Jzss}) writeFile(kind, *world, wall);
    }
    if (presence) exchange_->cleanUp();
}

void Simulation::writeFile(ExchangeKind kind, const MineWorld& world, UtcTime wall)
{
    const auto written = exchange_->put(exchangeFileName(kind, world.mine().code, wall, region_.timezone),
                                        exchangeText(kind, world, wall, region_.timezone));
    if (!written && !fileFailed_) qCWarning(logSimulator) << "exchange folder:" << written.error().text();
    fileFailed_ = !written;
}

}  // namespace pitwatch::sim
