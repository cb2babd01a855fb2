#include "rule.h"

namespace pitwatch {

using namespace Qt::StringLiterals;

const Rule* RuleSet::rule(const RuleId& id) const
{
    for (const Rule& candidate : rules)
        if (candidate.id == id) return &candidate;
    return nullptr;
}

std::optional<int> mineLimit(const MineLimits& limits, const Mine& mine)
{
    if (mine.capacityWtPerYear <= 0) return std::nullopt;
    for (const MineLimitRow& row : mine.hazard == HazardClass::Severe ? limits.severe : limits.other)
        if (!row.upToWt || mine.capacityWtPerYear <= *row.upToWt) return row.persons;
    return std::nullopt;
}

const QStringList& ruleKindNames()
{
    static const QStringList names{u"area_over_limit"_s, u"mine_over_limit"_s, u"restricted_area"_s,
                                   u"camera_offline"_s,  u"post_vacant"_s,     u"post_asleep"_s,
                                   u"load_above_idle"_s, u"feed_silent"_s,     u"sos"_s};
    return names;
}

QStringList factNames(RuleKind kind)
{
    static const QStringList common{u"mine"_s, u"state"_s, u"since"_s};
    switch (kind) {
        case RuleKind::AreaOverLimit:
            return common + QStringList{u"area"_s, u"count"_s, u"limit"_s, u"percent"_s};
        case RuleKind::MineOverLimit:
            return common + QStringList{u"count"_s, u"limit"_s, u"percent"_s, u"limit_source"_s};
        case RuleKind::RestrictedArea:
            return common + QStringList{u"area"_s, u"count"_s, u"names"_s};
        case RuleKind::CameraOffline:
            return common + QStringList{u"camera"_s, u"reason"_s};
        case RuleKind::PostVacant:
        case RuleKind::PostAsleep:
            return common + QStringList{u"camera"_s, u"reported"_s};
        case RuleKind::LoadAboveIdle:
            return common + QStringList{u"feeder"_s, u"kw"_s, u"idle_kw"_s, u"underground"_s, u"signs"_s};
        case RuleKind::FeedSilent:
            return QStringList{u"feed"_s, u"reason"_s, u"since"_s};
        case RuleKind::Sos:
            return common + QStringList{u"name"_s, u"tag"_s, u"area"_s};
    }
    return common;
}

}  // namespace pitwatch
