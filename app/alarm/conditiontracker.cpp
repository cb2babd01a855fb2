#include "conditiontracker.h"

#include <algorithm>

namespace pitwatch {

namespace {

bool concerns(const Rule& rule, MineStateKind state)
{
    return std::any_of(rule.steps.begin(), rule.steps.end(), [state](const RuleStep& step) {
        const std::vector<MineStateKind>& states = step.when.states;
        return states.empty() || std::find(states.begin(), states.end(), state) != states.end();
    });
}

}  // namespace

ConditionTracker::Verdict ConditionTracker::update(const Rule& rule, const Reading& reading, MineStateKind state,
                                                   const MineFacts* facts, UtcTime now)
{
    steps_.resize(rule.steps.size());
    for (std::size_t i = 0; i < steps_.size(); ++i)
        time(steps_[i], holds(rule.steps[i].when, reading, state, facts, now), now);
    time(over_, over(rule, reading, state), now);
    return verdict(rule, now);
}

ConditionTracker::Verdict ConditionTracker::updateAbsent(const Rule& rule, UtcTime now)
{
    steps_.clear();
    time(over_, true, now);
    return verdict(rule, now);
}

void ConditionTracker::forget()
{
    steps_.clear();
    over_.reset();
}

bool ConditionTracker::idle() const
{
    return std::none_of(steps_.begin(), steps_.end(), [](const auto& since) { return since.has_value(); });
}

bool ConditionTracker::over(const Rule& rule, const Reading& reading, MineStateKind state) const
{
    const bool any = std::any_of(steps_.begin(), steps_.end(), [](const auto& since) { return since.has_value(); });
    if (any) return false;
    // A mine that may work again is suspected no longer, whatever it draws: its values decide nothing.
    if (!concerns(rule, state)) return true;
    if (rule.clearAtMost && reading.value > *rule.clearAtMost) return false;
    return !(rule.clearAtMostLimit && reading.limit && reading.value > *rule.clearAtMostLimit * *reading.limit);
}

void ConditionTracker::time(std::optional<UtcTime>& since, bool condition, UtcTime now)
{
    if (!condition)
        since.reset();
    else if (!since)
        since = now;
}

ConditionTracker::Verdict ConditionTracker::verdict(const Rule& rule, UtcTime now) const
{
    Verdict verdict;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        if (!steps_[i]) continue;
        verdict.since = std::min(verdict.since.value_or(*steps_[i]), *steps_[i]);
        const RuleStep& step = rule.steps[i];
        const bool held = now - *steps_[i] >= step.hold;
        if (held && (!verdict.raise || step.grade < verdict.raise->grade)) verdict.raise = &step;
    }
    verdict.clear = over_ && now - *over_ >= rule.clearHold;
    return verdict;
}

}  // namespace pitwatch
