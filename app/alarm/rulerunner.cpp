#include "rulerunner.h"

#include <set>

namespace pitwatch {

using namespace Qt::StringLiterals;

RuleRunner::RuleRunner(RuleSet rules, QTimeZone zone, std::vector<Alarm> restored, AlarmBook::Report report)
    : rules_(std::move(rules)), zone_(std::move(zone)), book_(std::move(restored), std::move(report))
{
}

void RuleRunner::run(const MineFacts& facts, UtcTime now)
{
    for (const Rule& rule : rules_.rules) {
        if (rule.kind == RuleKind::FeedSilent) continue;
        const Readings readings = readMineFacts(rule, facts, ReadingContext{rules_, now, zone_});
        apply(Subject{rule, facts.mine->code, facts.state, &facts}, readings, now);
    }
}

void RuleRunner::run(const std::vector<FeedFact>& feeds, UtcTime now)
{
    for (const Rule& rule : rules_.rules)
        if (rule.kind == RuleKind::FeedSilent) apply(Subject{rule, {}}, readFeedFacts(feeds), now);
}

void RuleRunner::apply(const Subject& about, const Readings& readings, UtcTime now)
{
    for (const Reading& reading : readings.list) applyOne(about, reading, now);
    applyAbsent(about, readings, now);
}

void RuleRunner::applyOne(const Subject& about, const Reading& reading, UtcTime now)
{
    const AlarmKey key{about.rule.id, about.mine, reading.subject};
    const bool stands = book_.stands(key);
    auto tracker = trackers_.try_emplace(key).first;
    if (!reading.known) {
        trackers_.erase(tracker);
        return;
    }
    const ConditionTracker::Verdict verdict =
        tracker->second.update(about.rule, reading, about.state, about.facts, now);
    if (verdict.raise)
        raise(key, about.rule, *verdict.raise, reading.facts, verdict.since.value_or(now), now);
    else if (stands && verdict.clear)
        book_.clear(key, now);
    if (tracker->second.idle() && !book_.stands(key)) trackers_.erase(tracker);
}

void RuleRunner::applyAbsent(const Subject& about, const Readings& readings, UtcTime now)
{
    std::set<QString> present;
    for (const Reading& reading : readings.list) present.insert(reading.subject);
    // Holds of subjects that went away before their alarm was raised.
    const AlarmKey first{about.rule.id, about.mine, {}};
    for (auto tracker = trackers_.lower_bound(first);
         tracker != trackers_.end() && tracker->first.rule == about.rule.id && tracker->first.mine == about.mine;) {
        const bool keep = present.contains(tracker->first.subject) || book_.stands(tracker->first);
        tracker = keep ? std::next(tracker) : trackers_.erase(tracker);
    }
    for (const QString& subject : book_.standing(about.rule.id, about.mine)) {
        if (present.contains(subject)) continue;
        const AlarmKey key{about.rule.id, about.mine, subject};
        if (!readings.absentIsOver) {
            trackers_.erase(key);
        } else if (trackers_[key].updateAbsent(about.rule, now).clear) {
            book_.clear(key, now);
            trackers_.erase(key);
        }
    }
}

void RuleRunner::raise(const AlarmKey& key, const Rule& rule, const RuleStep& step, Facts facts, UtcTime since,
                       UtcTime now)
{
    facts.insert(u"since"_s, formatDateTime(since, zone_));
    AlarmCause cause;
    cause.grade = step.grade;
    cause.ruleVersion = rules_.version;
    cause.title = step.title.isEmpty() ? rule.title : step.title;
    cause.detail = fillTemplate(rule.detail, facts);
    cause.suppress = rule.suppress;
    book_.raise(key, cause, now);
}

}  // namespace pitwatch
