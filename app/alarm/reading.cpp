#include "reading.h"

#include <algorithm>

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

template <typename Kind>
bool listed(const std::vector<Kind>& kinds, Kind kind)
{
    return kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

QString number(double value)
{
    return QString::number(value, 'f', value == static_cast<double>(static_cast<qint64>(value)) ? 0 : 1);
}

bool personsCorroborate(const Corroboration& sign, const MineFacts& facts)
{
    return sign.personsUnderground && facts.positionsFresh && facts.underground.value_or(0) >= *sign.personsUnderground;
}

bool eventCorroborates(const Corroboration& sign, const QString& kind, const MineFacts& facts, UtcTime now)
{
    const auto event = facts.eventsStanding.find(kind);
    return event != facts.eventsStanding.end() && now - event->second <= sign.within;
}

void addCount(Reading& reading, int count, std::optional<int> limit)
{
    reading.value = count;
    reading.facts.insert(u"count"_s, QString::number(count));
    if (!limit) return;
    reading.limit = *limit;
    reading.facts.insert(u"limit"_s, QString::number(*limit));
    if (*limit > 0) reading.facts.insert(u"percent"_s, QString::number(100 * count / *limit));
}

bool isMuted(const Rule& rule, const Reading& reading, const MineFacts& facts, const ReadingContext& context)
{
    return rule.mute && reading.value <= rule.mute->upTo &&
           nearShiftChange(facts.mine->shifts, *rule.mute, context.now, context.zone);
}

std::vector<Reading> readAreas(const Rule& rule, const MineFacts& facts)
{
    std::vector<Reading> list;
    for (const AreaFact& fact : facts.areas) {
        const bool restricted = rule.kind == RuleKind::RestrictedArea;
        if (restricted ? fact.area->kind != AreaKind::Restricted : !fact.limit || !listed(rule.areas, fact.area->kind))
            continue;
        Reading reading;
        reading.subject = fact.area->code.text();
        reading.known = facts.positionsFresh;
        addCount(reading, fact.persons, restricted ? std::nullopt : fact.limit);
        reading.facts.insert(u"area"_s, fact.area->name);
        reading.facts.insert(u"names"_s, fact.names.join(u"、"_s));
        list.push_back(std::move(reading));
    }
    return list;
}

std::vector<Reading> readMine(const Rule& rule, const MineFacts& facts, const ReadingContext& context)
{
    if (!facts.limit) return {};
    Reading reading;
    reading.subject = facts.mine->code.text();
    addCount(reading, facts.underground.value_or(0), facts.limit);
    reading.facts.insert(u"limit_source"_s, context.rules.limits.source);
    reading.known = facts.positionsFresh && facts.underground && !isMuted(rule, reading, facts, context);
    return {std::move(reading)};
}

std::vector<Reading> readCameras(const MineFacts& facts)
{
    std::vector<Reading> list;
    for (const CameraFact& fact : facts.cameras) {
        Reading reading;
        reading.subject = fact.camera->id.text();
        reading.known = fact.online.has_value();
        reading.value = fact.online.value_or(true) ? 0 : 1;
        reading.facts = {{u"camera"_s, fact.camera->name}, {u"reason"_s, fact.reason}};
        list.push_back(std::move(reading));
    }
    return list;
}

std::vector<Reading> readPosts(const Rule& rule, const MineFacts& facts, const ReadingContext& context)
{
    std::vector<Reading> list;
    for (const PostFact& fact : facts.posts) {
        const bool vacant = rule.kind == RuleKind::PostVacant;
        const std::optional<bool>& said = vacant ? fact.vacant : fact.asleep;
        const std::optional<UtcTime>& at = vacant ? fact.vacantAt : fact.asleepAt;
        Reading reading;
        reading.subject = fact.camera->id.text();
        reading.known = said.has_value();
        reading.value = said.value_or(false) ? 1 : 0;
        reading.facts = {{u"camera"_s, fact.camera->name},
                         {u"reported"_s, at ? formatDateTime(*at, context.zone) : QString()}};
        list.push_back(std::move(reading));
    }
    return list;
}

/// The second signs that some step of the rule looks for and that are there now.
QString signsOf(const Rule& rule, const MineFacts& facts, const ReadingContext& context)
{
    QStringList signs;
    for (const RuleStep& step : rule.steps) {
        if (!step.when.anyOf) continue;
        const Corroboration& sign = *step.when.anyOf;
        if (personsCorroborate(sign, facts))
            signs += context.rules.word(u"persons_underground"_s) + QString::number(*facts.underground);
        for (const QString& kind : sign.events)
            if (eventCorroborates(sign, kind, facts, context.now)) signs += context.rules.word(kind);
    }
    signs.removeDuplicates();
    return signs.join(u"、"_s);
}

std::vector<Reading> readFeeders(const Rule& rule, const MineFacts& facts, const ReadingContext& context)
{
    std::vector<Reading> list;
    for (const FeederFact& fact : facts.feeders) {
        if (!listed(rule.roles, fact.feeder->role)) continue;
        Reading reading;
        reading.subject = fact.feeder->id.text();
        reading.known = fact.kw.has_value();
        reading.value = fact.kw.value_or(0);
        reading.limit = fact.idleKw;
        reading.facts = {{u"feeder"_s, fact.feeder->name},
                         {u"kw"_s, number(reading.value)},
                         {u"idle_kw"_s, number(fact.idleKw)},
                         {u"signs"_s, signsOf(rule, facts, context)}};
        if (facts.underground) reading.facts.insert(u"underground"_s, QString::number(*facts.underground));
        list.push_back(std::move(reading));
    }
    return list;
}

std::vector<Reading> readCalls(const MineFacts& facts)
{
    std::vector<Reading> list;
    for (const SosFact& fact : facts.calls) {
        Reading reading;
        reading.subject = fact.tag;
        reading.value = 1;
        reading.facts = {{u"name"_s, fact.name}, {u"tag"_s, fact.tag}, {u"area"_s, fact.area}};
        list.push_back(std::move(reading));
    }
    return list;
}

std::vector<Reading> readKind(const Rule& rule, const MineFacts& facts, const ReadingContext& context)
{
    switch (rule.kind) {
        case RuleKind::AreaOverLimit:
        case RuleKind::RestrictedArea:
            return readAreas(rule, facts);
        case RuleKind::MineOverLimit:
            return readMine(rule, facts, context);
        case RuleKind::CameraOffline:
            return readCameras(facts);
        case RuleKind::PostVacant:
        case RuleKind::PostAsleep:
            return readPosts(rule, facts, context);
        case RuleKind::LoadAboveIdle:
            return readFeeders(rule, facts, context);
        case RuleKind::Sos:
            return readCalls(facts);
        case RuleKind::FeedSilent:
            break;
    }
    return {};
}

bool corroborated(const Corroboration& sign, const MineFacts& facts, UtcTime now)
{
    return personsCorroborate(sign, facts) ||
           std::any_of(sign.events.begin(), sign.events.end(),
                       [&](const QString& kind) { return eventCorroborates(sign, kind, facts, now); });
}

}  // namespace

Readings readMineFacts(const Rule& rule, const MineFacts& facts, const ReadingContext& context)
{
    Readings readings;
    readings.list = readKind(rule, facts, context);
    for (Reading& reading : readings.list) {
        reading.facts.insert(u"mine"_s, facts.mine->name);
        reading.facts.insert(u"state"_s, context.rules.word(mineStateNames().at(static_cast<int>(facts.state))));
    }
    // A tag that is gone calls no more, but only fresh positions can say that it is gone.
    if (rule.kind == RuleKind::Sos) readings.absentIsOver = facts.positionsFresh;
    return readings;
}

Readings readFeedFacts(const std::vector<FeedFact>& feeds)
{
    Readings readings;
    for (const FeedFact& fact : feeds) {
        Reading reading;
        reading.subject = fact.feed.text();
        reading.known = fact.silent.has_value();
        reading.value = fact.silent.value_or(false) ? 1 : 0;
        reading.facts = {{u"feed"_s, fact.feed.text()}, {u"reason"_s, fact.reason}};
        readings.list.push_back(std::move(reading));
    }
    return readings;
}

bool holds(const Condition& when, const Reading& reading, MineStateKind state, const MineFacts* facts, UtcTime now)
{
    const double value = reading.value;
    const bool limited = reading.limit.has_value();
    if (when.above && !(value > *when.above)) return false;
    if (when.atLeast && !(value >= *when.atLeast)) return false;
    if (when.aboveLimit && !(limited && value > *when.aboveLimit * *reading.limit)) return false;
    if (when.atLeastLimit && !(limited && value >= *when.atLeastLimit * *reading.limit)) return false;
    if (!listed(when.states, state)) return false;
    return !when.anyOf || (facts && corroborated(*when.anyOf, *facts, now));
}

bool nearShiftChange(const std::vector<Shift>& shifts, const ShiftChangeMute& mute, UtcTime now, const QTimeZone& zone)
{
    constexpr Micros kDay = std::chrono::hours(24);
    const QTime local = toDateTime(now, zone).time();
    const Micros ofDay = std::chrono::milliseconds(local.msecsSinceStartOfDay());
    return std::any_of(shifts.begin(), shifts.end(), [&](const Shift& shift) {
        const Micros since = (ofDay - std::chrono::minutes(shift.startMinute) + kDay) % kDay;
        return since <= mute.after || kDay - since <= mute.before;
    });
}

}  // namespace pitwatch
