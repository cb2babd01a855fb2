#pragma once

#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <vector>

#include <alarm/rule.h>
#include <core/result.h>
#include <region/region.h>

#include "clip.h"
#include "ringshelf.h"

namespace pitwatch {

/// Begins a clip for each newly raised alarm whose rule wants one, of those cameras that are open. Looks at the lists
/// of alarms as they are published; alarms from before its time are history. One thread.
class AlarmClips {
public:
    using Start = std::function<void(ClipRequest)>;

    /// The shelf outlives it. `since`: older alarms begin no clip.
    AlarmClips(std::shared_ptr<const Region> region, const RuleSet& rules, const RingShelf& rings, UtcTime since,
               Start start);

    void look(const std::vector<Alarm>& newestFirst, const QString& person);

private:
    static constexpr std::size_t kMostCameras = 16;

    const RuleClip* clipOf(const Alarm& alarm) const;
    std::vector<CameraKey> camerasOf(const Alarm& alarm, const RuleClip& clip) const;

    const std::shared_ptr<const Region> region_;
    std::map<RuleId, RuleClip> clips_;
    const RingShelf& rings_;
    UtcTime since_;  ///< raised later than this is news
    const Start start_;
};

}  // namespace pitwatch
