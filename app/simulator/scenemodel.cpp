#include "scenemodel.h"

#include <algorithm>
#include <cmath>

#include "scenecrowd.h"
#include "scenedesk.h"
#include "scenegate.h"
#include "scenelayout.h"

namespace pitwatch::sim {

namespace {

SceneCrowdRules shaftMouth()
{
    SceneCrowdRules rules;
    rules.lanes = {{.from = {-1, 7.9},
                    .to = {kPortal.center().x() - 0.2, kPortal.bottom()},
                    .heightFrom = 2.3,
                    .heightTo = 1.5,
                    .metres = 13,
                    .bothWays = false,
                    .fadesTo = true,
                    .event = QStringLiteral("person_in"),
                    .eventAt = 0.9},
                   {.from = {kPortal.center().x() + 0.3, kPortal.bottom()},
                    .to = {1.5, 9.9},
                    .heightFrom = 1.5,
                    .heightTo = 2.9,
                    .metres = 13,
                    .bothWays = false,
                    .fadesFrom = true,
                    .event = QStringLiteral("person_out"),
                    .eventAt = 0.1}};
    return rules;
}

SceneCrowdRules tunnel(int shade, double glow)
{
    SceneCrowdRules rules;
    rules.lanes = {
        {.from = {7.0, 4.75}, .to = {3.4, 10.2}, .heightFrom = 0.55, .heightTo = 4.0, .metres = 26, .fadesFrom = true},
        {.from = {8.6, 4.75},
         .to = {11.6, 10.2},
         .heightFrom = 0.55,
         .heightTo = 4.0,
         .metres = 26,
         .fadesFrom = true}};
    rules.shade = shade;
    rules.glow = glow;
    return rules;
}

SceneCrowdRules besideBelt()
{
    SceneCrowdRules rules;
    rules.lanes = {{.from = {-1, 8.7}, .to = {17, 8.7}, .heightFrom = 2.9, .heightTo = 2.9, .metres = 12},
                   {.from = {-1, 6.0},
                    .to = {17, 6.0},
                    .heightFrom = 2.5,
                    .heightTo = 2.5,
                    .metres = 15,
                    .clip = QRectF(0, 0, 13.9, kBelt.top() + 0.28)}};
    rules.shade = 1;
    rules.glow = 0.35;
    return rules;
}

SceneCrowdRules machineRoom()
{
    SceneCrowdRules rules;
    rules.lanes = {{.from = {-1, 8.6}, .to = {17, 8.6}, .heightFrom = 2.8, .heightTo = 2.8, .metres = 12},
                   {.from = {-1, 7.7}, .to = {17, 7.7}, .heightFrom = 2.4, .heightTo = 2.4, .metres = 13}};
    rules.pausesPerMinute = 8;
    return rules;
}

/// People on lanes, and nothing else that moves.
class SceneWalkway : public SceneModel {
public:
    SceneWalkway(SceneCrowdRules rules, quint32 seed) : crowd_(std::move(rules), seed) {}
    void advance(double seconds, const SceneState& state, std::vector<QString>& events) override
    {
        crowd_.advance(seconds, state.persons, events);
    }
    void show(SceneFrame& frame) const override { crowd_.show(frame.actors); }

private:
    SceneCrowd crowd_;
};

/// A conveyor with or without coal on it; people walk past.
class SceneConveyor final : public SceneModel {
public:
    explicit SceneConveyor(quint32 seed) : crowd_(besideBelt(), seed) {}
    void advance(double seconds, const SceneState& state, std::vector<QString>& events) override
    {
        constexpr double kSpeed = 3.2;
        crowd_.advance(seconds, state.persons, events);
        if (!started_) coalTo_ = state.beltLoaded ? kBelt.right() : 0;
        if (!started_) coalFrom_ = 0;
        started_ = true;
        if (!state.beltRunning) return;
        const double step = kSpeed * seconds;
        offset_ = std::fmod(offset_ + step, kBeltPattern);
        coalTo_ = std::min(coalTo_ + step, kBelt.right());
        if (!state.beltLoaded)
            coalFrom_ = std::min(coalFrom_ + step, kBelt.right());
        else if (coalFrom_ > 0)
            coalTo_ = coalFrom_ = 0;  // a new load begins at the tail
    }
    void show(SceneFrame& frame) const override
    {
        frame.belts.push_back({kBelt, offset_, coalFrom_, coalTo_});
        SceneActor drum;
        drum.figure.kind = FigureKind::Drum;
        drum.figure.phase = static_cast<std::uint8_t>(static_cast<int>(offset_ * 8) % kStepPhases);
        drum.figure.shade = 1;
        drum.foot = kBeltDrum;
        drum.height = 1.3;
        drum.reported = false;
        frame.actors.push_back(drum);
        crowd_.show(frame.actors);
    }

private:
    SceneCrowd crowd_;
    double offset_ = 0;
    double coalFrom_ = 0;
    double coalTo_ = 0;
    bool started_ = false;
};

/// A room with something that turns.
class SceneMachine final : public SceneModel {
public:
    SceneMachine(quint32 seed, SceneActor drum) : crowd_(machineRoom(), seed), drum_(drum) {}
    void advance(double seconds, const SceneState& state, std::vector<QString>& events) override
    {
        crowd_.advance(seconds, state.persons, events);
        turned_ += seconds;
    }
    void show(SceneFrame& frame) const override
    {
        SceneActor drum = drum_;
        drum.figure.phase = static_cast<std::uint8_t>(static_cast<int>(turned_ * 10) % kStepPhases);
        frame.actors.push_back(drum);
        crowd_.show(frame.actors);
    }

private:
    SceneCrowd crowd_;
    SceneActor drum_;
    double turned_ = 0;
};

SceneActor drumAt(QPointF foot, double height, int look)
{
    SceneActor drum;
    drum.figure.kind = FigureKind::Drum;
    drum.figure.look = static_cast<std::uint8_t>(look);
    drum.foot = foot;
    drum.height = height;
    drum.reported = false;
    return drum;
}

}  // namespace

std::unique_ptr<SceneModel> makeSceneModel(CameraPlace place, quint32 seed)
{
    switch (place) {
        case CameraPlace::MainShaftMouth:
        case CameraPlace::AuxShaftMouth:
        case CameraPlace::AirShaftMouth:
            return std::make_unique<SceneWalkway>(shaftMouth(), seed);
        case CameraPlace::CoalYardGate:
        case CameraPlace::VehicleGate:
            return std::make_unique<SceneGate>(seed);
        case CameraPlace::BeltHead:
        case CameraPlace::BeltTail:
            return std::make_unique<SceneConveyor>(seed);
        case CameraPlace::DispatchRoom:
            return std::make_unique<SceneDesk>(seed);
        case CameraPlace::PitBottom:
        case CameraPlace::ShaftStation:
            return std::make_unique<SceneWalkway>(tunnel(1, 0.5), seed);
        case CameraPlace::DangerArea:
        case CameraPlace::WorkingFace:
        case CameraPlace::Other:
            return std::make_unique<SceneWalkway>(tunnel(2, 0.8), seed);
        case CameraPlace::Substation:
        case CameraPlace::PumpRoom:
            return std::make_unique<SceneWalkway>(machineRoom(), seed);
        case CameraPlace::HoistRoom:
            return std::make_unique<SceneMachine>(seed, drumAt(kHoistDrum, 3.4, 0));
        case CameraPlace::FanRoom:
            return std::make_unique<SceneMachine>(seed, drumAt(kFanDrum, 2.7, 1));
    }
    return std::make_unique<SceneWalkway>(machineRoom(), seed);
}

}  // namespace pitwatch::sim
