#include "scenewatch.h"

namespace pitwatch::sim {

using namespace Qt::StringLiterals;

namespace {

bool longer(UtcTime from, UtcTime to, double seconds)
{
    return std::chrono::duration<double>(to - from).count() >= seconds;
}

bool showsBelt(CameraPlace place)
{
    return place == CameraPlace::BeltHead || place == CameraPlace::BeltTail;
}

}  // namespace

std::vector<AnalyticEvent> SceneWatch::look(const CameraKey& camera, CameraPlace place, const SceneState& scene,
                                            UtcTime now)
{
    std::vector<AnalyticEvent> said;
    if (scene.linkDown) return said;
    judge(said, camera, u"occluded"_s, scene.covered ? 1 : 0, times_.occluded, now);
    judge(said, camera, u"moved"_s, scene.moved ? 1 : 0, times_.moved, now);
    // Behind a cloth nobody can tell what the belt or the dispatcher does.
    if (scene.covered) return said;
    if (showsBelt(place)) {
        const double belt = !scene.beltRunning ? 0 : scene.beltLoaded ? 2 : 1;
        judge(said, camera, u"belt_state"_s, belt, times_.beltState, now);
    }
    if (place == CameraPlace::DispatchRoom) {
        judge(said, camera, u"post_vacant"_s, scene.deskOccupied ? 0 : 1, times_.postVacant, now);
        judge(said, camera, u"asleep"_s, scene.deskOccupied && scene.deskAsleep ? 1 : 0, times_.asleep, now);
    }
    return said;
}

void SceneWatch::judge(std::vector<AnalyticEvent>& said, const CameraKey& camera, const QString& kind, double value,
                       double seconds, UtcTime now)
{
    const bool belt = kind == u"belt_state"_s;
    const auto [entry, fresh] = findings_.try_emplace({camera, kind});
    Finding& finding = entry->second;
    if (fresh || finding.value != value) {
        finding.value = value;
        finding.since = now;
    }
    // That nothing is wrong is not worth saying before something was.
    if (finding.said < 0 && value == 0 && !belt) return;
    const bool news = finding.said != value && longer(finding.since, now, seconds);
    const bool again = finding.said == value && (value != 0 || belt) && longer(finding.saidAt, now, times_.repeat);
    if (!news && !again) return;
    finding.said = value;
    finding.saidAt = now;
    said.push_back(AnalyticEvent{camera.camera, kind, value, 0.9, {}});
}

}  // namespace pitwatch::sim
