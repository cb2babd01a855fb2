#pragma once

#include <map>

#include "alarmbook.h"
#include "conditiontracker.h"

namespace pitwatch {

/// Runs the rules over facts and keeps the alarm book. Not synchronised. A pure function of its state, the facts and
/// the time it is given: the same sequence of calls gives the same alarms. `now` must not go back.
class RuleRunner {
public:
    RuleRunner(RuleSet rules, QTimeZone zone, std::vector<Alarm> restored, AlarmBook::Report report);

    void run(const MineFacts& facts, UtcTime now);
    void run(const std::vector<FeedFact>& feeds, UtcTime now);

    const RuleSet& rules() const { return rules_; }
    AlarmBook& book() { return book_; }
    const AlarmBook& book() const { return book_; }

private:
    struct Subject {
        const Rule& rule;
        MineCode mine;
        MineStateKind state = MineStateKind::Producing;
        const MineFacts* facts = nullptr;
    };

    void apply(const Subject& about, const Readings& readings, UtcTime now);
    void applyOne(const Subject& about, const Reading& reading, UtcTime now);
    void applyAbsent(const Subject& about, const Readings& readings, UtcTime now);
    void raise(const AlarmKey& key, const Rule& rule, const RuleStep& step, Facts facts, UtcTime since, UtcTime now);

    RuleSet rules_;
    QTimeZone zone_;
    AlarmBook book_;
    std::map<AlarmKey, ConditionTracker> trackers_;  ///< only those that time something
};

}  // namespace pitwatch
