#include "worldcameras.h"

#include <tuple>

namespace pitwatch::sim {

namespace {

constexpr auto kEventDelay = std::chrono::milliseconds(900);

bool same(const SceneState& a, const SceneState& b)
{
    const auto fields = [](const SceneState& s) {
        return std::tie(s.covered, s.moved, s.linkDown, s.persons, s.beltRunning, s.beltLoaded, s.deskOccupied,
                        s.deskAsleep, s.trucksPerMinute);
    };
    return fields(a) == fields(b);
}

}  // namespace

WorldCameras::WorldCameras(const Region& region, const Clock& clock, const FarmMaker& maker, CameraFarmOptions options,
                           DetectorHabits habits, std::uint64_t seed, TruthLog& truth)
    : truth_(truth), detections_(habits, seed)
{
    CameraFarmCallbacks callbacks{[this](const FrameTruth& frame) { frameCaptured(frame); },
                                  [this](const SceneEvent& event) { eventSeen(event); }};
    farm_ = maker(region, clock, std::move(options), std::move(callbacks));
}

WorldCameras::~WorldCameras() = default;

void WorldCameras::show(const MineWorld& world)
{
    const std::vector<SceneState>& scenes = world.scenes();
    for (std::size_t i = 0; i < scenes.size(); ++i) {
        const CameraKey key{world.mine().code, world.mine().cameras[i].id};
        const auto [entry, fresh] = shown_.try_emplace(key, scenes[i]);
        if (!fresh && same(entry->second, scenes[i])) continue;
        entry->second = scenes[i];
        {
            const std::lock_guard lock(mutex_);
            sights_[key] = {scenes[i].covered, scenes[i].linkDown};
        }
        farm_->setScene(key, scenes[i]);
    }
}

WorldCameras::Sight WorldCameras::sightOf(const CameraKey& camera) const
{
    const std::lock_guard lock(mutex_);
    const auto found = sights_.find(camera);
    return found == sights_.end() ? Sight{} : found->second;
}

void WorldCameras::frameCaptured(const FrameTruth& truth)
{
    truth_.frame(truth);
    const Sight sight = sightOf(truth.camera);
    if (!sight.linkDown) detections_.frame(truth, !sight.covered);
}

void WorldCameras::eventSeen(const SceneEvent& event)
{
    truth_.event(event);
    const Sight sight = sightOf(event.camera);
    if (sight.linkDown || sight.covered) return;
    const std::lock_guard lock(mutex_);
    if (events_.size() >= kMostEvents) events_.pop_front();
    events_.push_back(event);
}

std::vector<SceneEvent> WorldCameras::takeEvents(UtcTime now)
{
    const std::lock_guard lock(mutex_);
    std::vector<SceneEvent> due;
    while (!events_.empty() && events_.front().at + kEventDelay <= now) {
        due.push_back(events_.front());
        events_.pop_front();
    }
    return due;
}

}  // namespace pitwatch::sim
