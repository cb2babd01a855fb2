#include "scenecrowd.h"

#include <algorithm>
#include <cmath>

namespace pitwatch::sim {

namespace {

constexpr int kMostPeople = 60;
constexpr double kMetresPerCycle = 1.45;  // two steps
constexpr double kFadeMetres = 1.6;
constexpr int kLooks = 5;

}  // namespace

SceneCrowd::SceneCrowd(SceneCrowdRules rules, quint32 seed) : rules_(std::move(rules)), generator_(seed) {}

double SceneCrowd::random(double low, double high)
{
    return low + (high - low) * static_cast<double>(generator_()) / static_cast<double>(std::mt19937::max());
}

void SceneCrowd::add(double travelled)
{
    Walker walker;
    walker.id = nextId_++;
    // In turn, so that ways in and ways out get the same number.
    walker.lane = static_cast<std::size_t>(walker.id) % rules_.lanes.size();
    walker.travelled = travelled;
    walker.backwards = rules_.lanes[walker.lane].bothWays && random(0, 1) < 0.5;
    walker.speed = random(0.95, 1.4);
    walker.aside = random(-0.16, 0.16);
    walker.look = static_cast<int>(random(0, kLooks - 0.001));
    walkers_.push_back(walker);
}

void SceneCrowd::walk(Walker& walker, double seconds, std::vector<QString>& events)
{
    if (walker.pause > 0) {
        walker.pause -= seconds;
        return;
    }
    if (random(0, 60) < rules_.pausesPerMinute * seconds && walker.travelled > 0.2 && walker.travelled < 0.8)
        walker.pause = random(1.5, 5);
    const SceneLane& lane = rules_.lanes[walker.lane];
    const double before = walker.travelled;
    walker.travelled += walker.speed * seconds / lane.metres;
    walker.metres += walker.speed * seconds;
    if (!lane.event.isEmpty() && before < lane.eventAt && walker.travelled >= lane.eventAt)
        events.push_back(lane.event);
}

void SceneCrowd::advance(double seconds, int wanted, std::vector<QString>& events)
{
    wanted = std::clamp(wanted, 0, kMostPeople);
    if (!populated_) {
        populated_ = true;
        for (int i = 0; i < wanted; ++i) add(random(0.15, 0.75));
    }
    for (Walker& walker : walkers_) walk(walker, seconds, events);
    std::erase_if(walkers_, [](const Walker& walker) { return walker.travelled >= 1; });
    untilNext_ -= seconds;
    const int missing = wanted - static_cast<int>(walkers_.size());
    if (missing <= 0 || untilNext_ > 0) return;
    add(0);
    untilNext_ = random(0.3, 1.5) / missing;
}

/// Equal steps of the way are equal steps in depth, not in the picture.
SceneCrowd::Spot SceneCrowd::spotOf(const Walker& walker, double travelled) const
{
    const SceneLane& lane = rules_.lanes[walker.lane];
    const double way = std::clamp(walker.backwards ? 1 - travelled : travelled, 0.0, 1.0);
    const double near = 1 / lane.heightFrom;
    const double far = 1 / lane.heightTo;
    const double height = 1 / (near + (far - near) * way);
    const double span = lane.heightTo - lane.heightFrom;
    const double part = std::abs(span) < 1e-3 ? way : (height - lane.heightFrom) / span;
    const QPointF middle = lane.from + (lane.to - lane.from) * part;
    const QPointF along = lane.to - lane.from;
    const bool sideways = std::abs(along.x()) > std::abs(along.y());
    const QPointF aside = sideways ? QPointF(0, walker.aside) : QPointF(walker.aside * 2, 0);
    return {middle + aside * height, height};
}

SceneActor SceneCrowd::actorOf(const Walker& walker) const
{
    const SceneLane& lane = rules_.lanes[walker.lane];
    const Spot spot = spotOf(walker, walker.travelled);
    SceneActor actor;
    actor.id = walker.id;
    actor.foot = spot.foot;
    actor.height = spot.height;
    actor.clip = lane.clip;
    const QPointF course = (lane.to - lane.from) * (walker.backwards ? -1 : 1);
    const bool sideways = std::abs(course.x()) > 1.2 * std::abs(course.y());
    actor.figure.pose = sideways ? PersonPose::Side : course.y() > 0 ? PersonPose::Front : PersonPose::Back;
    actor.figure.mirrored = sideways && course.x() < 0;
    const int phase = static_cast<int>(walker.metres / kMetresPerCycle * kStepPhases) % kStepPhases;
    actor.figure.phase = walker.pause > 0 ? kStanding : static_cast<std::uint8_t>(phase);
    actor.figure.look = static_cast<std::uint8_t>(walker.look);
    actor.figure.shade = static_cast<std::uint8_t>(rules_.shade);
    actor.glow = actor.figure.pose == PersonPose::Back ? 0 : rules_.glow * spot.height;
    const double done = walker.travelled * lane.metres / kFadeMetres;
    const double left = (1 - walker.travelled) * lane.metres / kFadeMetres;
    if (walker.backwards ? lane.fadesTo : lane.fadesFrom) actor.opacity = std::min(actor.opacity, done);
    if (walker.backwards ? lane.fadesFrom : lane.fadesTo) actor.opacity = std::min(actor.opacity, left);
    return actor;
}

void SceneCrowd::show(std::vector<SceneActor>& actors) const
{
    for (const Walker& walker : walkers_) actors.push_back(actorOf(walker));
}

}  // namespace pitwatch::sim
