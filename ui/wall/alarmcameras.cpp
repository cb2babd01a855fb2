#include "alarmcameras.h"

#include <algorithm>

namespace pitwatch::ui {

namespace {

using Places = std::vector<CameraPlace>;
using enum CameraPlace;

Places placesOf(AreaKind kind)
{
    switch (kind) {
        case AreaKind::CoalFace:
        case AreaKind::Heading:
            return {WorkingFace, DangerArea, BeltTail};
        case AreaKind::Restricted:
            return {DangerArea, WorkingFace, PitBottom};
        case AreaKind::Mouth:
            return {MainShaftMouth, AuxShaftMouth, AirShaftMouth, PitBottom};
        case AreaKind::Key:
            return {Substation, PumpRoom, HoistRoom, FanRoom, DangerArea};
        case AreaKind::Other:
            break;
    }
    return {DangerArea, WorkingFace, ShaftStation, PitBottom};
}

Places placesOf(FeederRole role)
{
    switch (role) {
        case FeederRole::MainHoist:
            return {MainShaftMouth, HoistRoom, CoalYardGate, BeltHead, PitBottom};
        case FeederRole::AuxHoist:
            return {AuxShaftMouth, HoistRoom, PitBottom, ShaftStation};
        case FeederRole::MainHaulage:
            return {BeltHead, BeltTail, CoalYardGate, VehicleGate};
        case FeederRole::MainFan:
            return {FanRoom, AirShaftMouth};
        case FeederRole::MainDrainage:
            return {PumpRoom, PitBottom};
        case FeederRole::Face:
            return {WorkingFace, BeltTail, DangerArea};
        case FeederRole::Substation:
            return {Substation, MainShaftMouth, BeltHead, CoalYardGate};
        case FeederRole::Other:
            break;
    }
    return {MainShaftMouth, BeltHead, CoalYardGate, WorkingFace};
}

/// What every alarm of a mine may need, behind what its own subject names: where people and coal pass.
const Places& generalPlaces()
{
    static const Places places{MainShaftMouth, AuxShaftMouth, DispatchRoom, WorkingFace, BeltHead, CoalYardGate};
    return places;
}

Places placesFor(const Alarm& alarm, const Mine& mine)
{
    if (const Area* area = mine.area(AreaCode(alarm.subject))) return placesOf(area->kind);
    if (const Feeder* feeder = mine.feeder(FeederId(alarm.subject))) return placesOf(feeder->role);
    if (alarm.subject == mine.code.text()) return {MainShaftMouth, AuxShaftMouth, AirShaftMouth, DispatchRoom};
    // A tag's code begins with its mine's: somebody calls for help, and the dispatcher has to answer.
    if (alarm.subject.startsWith(mine.code.text())) return {WorkingFace, DangerArea, PitBottom, DispatchRoom};
    return {};
}

int rankIn(const Places& places, CameraPlace place)
{
    return int(std::find(places.begin(), places.end(), place) - places.begin());
}

}  // namespace

std::vector<CameraKey> camerasFor(const Alarm& alarm, const Region& region, int most)
{
    const Mine* mine = region.mine(alarm.mine);
    if (!mine || most <= 0) return {};
    Places places = placesFor(alarm, *mine);
    places.insert(places.end(), generalPlaces().begin(), generalPlaces().end());
    std::vector<const Camera*> cameras;
    for (const Camera& camera : mine->cameras) cameras.push_back(&camera);
    const auto rank = [&](const Camera* camera) {
        return camera->id.text() == alarm.subject ? -1 : rankIn(places, camera->place);
    };
    std::stable_sort(cameras.begin(), cameras.end(), [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
    std::vector<CameraKey> keys;
    for (const Camera* camera : cameras)
        if (int(keys.size()) < most) keys.push_back({mine->code, camera->id});
    return keys;
}

}  // namespace pitwatch::ui
