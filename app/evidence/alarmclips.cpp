#include "alarmclips.h"

#include <algorithm>

namespace pitwatch {

namespace {

/// When the alarm was raised last; a grade that rises is the same occasion.
UtcTime lastRaised(const Alarm& alarm)
{
    for (auto step = alarm.transitions.rbegin(); step != alarm.transitions.rend(); ++step)
        if (step->change == AlarmChange::Raised) return step->at;
    return alarm.raisedAt;
}

}  // namespace

AlarmClips::AlarmClips(std::shared_ptr<const Region> region, const RuleSet& rules, const RingShelf& rings,
                       UtcTime since, Start start)
    : region_(std::move(region)), rings_(rings), since_(since), start_(std::move(start))
{
    for (const Rule& rule : rules.rules)
        if (rule.clip) clips_.emplace(rule.id, *rule.clip);
}

const RuleClip* AlarmClips::clipOf(const Alarm& alarm) const
{
    const auto found = clips_.find(alarm.rule);
    return found == clips_.end() ? nullptr : &found->second;
}

std::vector<CameraKey> AlarmClips::camerasOf(const Alarm& alarm, const RuleClip& clip) const
{
    std::vector<CameraKey> cameras = rings_.cameras();
    std::erase_if(cameras, [&](const CameraKey& key) {
        return key.mine != alarm.mine || (!clip.wholeMine && key.camera.text() != alarm.subject);
    });
    if (cameras.size() > kMostCameras) cameras.resize(kMostCameras);
    return cameras;
}

void AlarmClips::look(const std::vector<Alarm>& newestFirst, const QString& person)
{
    UtcTime newest = since_;
    for (const Alarm& alarm : newestFirst) {
        const UtcTime raised = lastRaised(alarm);
        if (raised <= since_) continue;
        newest = std::max(newest, raised);
        const RuleClip* clip = clipOf(alarm);
        if (!clip) continue;
        if (std::vector<CameraKey> cameras = camerasOf(alarm, *clip); !cameras.empty())
            start_({std::move(cameras), raised, clip->before, clip->after, person, alarm});
    }
    since_ = newest;
}

}  // namespace pitwatch
