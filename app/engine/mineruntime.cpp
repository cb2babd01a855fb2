#include "mineruntime.h"

#include <cmath>

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

/// The mine's own period, a key of the region file; seconds.
Micros periodOf(const Mine& mine, const QString& key, Micros otherwise)
{
    constexpr double kLongest = 24 * 3600;
    const double seconds = mine.extra.value(key).toDouble(0);
    return seconds > 0 && seconds <= kLongest ? Micros(std::llround(seconds * 1e6)) : otherwise;
}

}  // namespace

MineRuntime::MineRuntime(const Mine& mine, const RuleSet& rules)
    : mine_(mine),
      rules_(rules),
      positionPeriod_(periodOf(mine, u"position_period_s"_s, rules.periods.position)),
      powerPeriod_(periodOf(mine, u"power_period_s"_s, rules.periods.power)),
      limit_(mineLimit(rules.limits, mine)),
      tags_(mine),
      power_(mine),
      signs_(mine),
      states_(mine)
{
    heads_.areas.resize(mine.areas.size(), 0);
}

bool MineRuntime::take(const Observation& observation)
{
    return std::visit([&](const auto& body) { return takeBody(observation, body); }, observation.body);
}

bool MineRuntime::takeBody(const Observation& about, const PositionBatch& batch)
{
    tags_.take(batch, about.observedAt, about.receivedAt);
    heads_ = countHeads(tags_, mine_);
    return true;
}

bool MineRuntime::takeBody(const Observation& about, const PowerBatch& batch)
{
    return power_.take(batch, about.observedAt, about.receivedAt) > 0;
}

bool MineRuntime::takeBody(const Observation& about, const AnalyticEvent& event)
{
    return signs_.take(event, about.observedAt, about.receivedAt);
}

bool MineRuntime::takeBody(const Observation& about, const CameraStatus& status)
{
    return signs_.take(status, about.receivedAt);
}

bool MineRuntime::takeBody(const Observation& about, const MineDeclaration& declaration)
{
    states_.take(declaration, about.observedAt);
    return true;
}

bool MineRuntime::takeBody(const Observation&, const PersonnelList& list)
{
    tags_.take(list);
    return true;
}

bool MineRuntime::takeBody(const Observation&, const AreaList& list)
{
    for (const AreaRecord& record : list.areas)
        if (record.approved && mine_.area(record.code)) approved_.insert_or_assign(record.code, *record.approved);
    return true;
}

bool MineRuntime::takeBody(const Observation&, const StationList& list)
{
    tags_.take(list);
    return true;
}

bool MineRuntime::takeBody(const Observation&, const Heartbeat&)
{
    return true;
}

Freshness MineRuntime::freshness(UtcTime at, Micros period, UtcTime now) const
{
    const double age = static_cast<double>((now - at).count());
    const bool stale = age > rules_.periods.staleFactor * static_cast<double>(period.count());
    return stale ? Freshness::Stale : Freshness::Fresh;
}

std::optional<int> MineRuntime::limitOf(const Area& area) const
{
    if (area.limit) return area.limit;
    const auto approved = approved_.find(area.code);
    return approved == approved_.end() ? std::nullopt : std::optional(approved->second);
}

MineFacts MineRuntime::facts(UtcTime now) const
{
    MineFacts facts;
    facts.mine = &mine_;
    facts.state = states_.at(now).state.kind;
    facts.limit = limit_;
    if (tags_.newest()) {
        facts.positionsFresh = freshness(*tags_.newest(), positionPeriod_, now) == Freshness::Fresh;
        facts.underground = heads_.underground;
    }
    addAreas(facts);
    addCalls(facts);
    addFeeders(facts, now);
    addCameras(facts);
    facts.eventsStanding = signs_.standing();
    return facts;
}

void MineRuntime::addAreas(MineFacts& facts) const
{
    constexpr qsizetype kNames = 5;
    for (std::size_t i = 0; i < mine_.areas.size(); ++i)
        facts.areas.push_back({&mine_.areas[i], heads_.areas[i], limitOf(mine_.areas[i]), {}});
    for (AreaFact& fact : facts.areas) {
        if (fact.area->kind != AreaKind::Restricted || fact.persons == 0) continue;
        for (const auto& [tag, state] : tags_.tags())
            if (state.area == fact.area->code && state.fix.kind == TagKind::Person && fact.names.size() < kNames)
                fact.names += state.fix.name.isEmpty() ? tag.text() : state.fix.name;
    }
}

void MineRuntime::addCalls(MineFacts& facts) const
{
    for (const auto& [tag, state] : tags_.tags()) {
        if (!state.fix.sos) continue;
        const Area* area = mine_.area(state.area);
        facts.calls.push_back({tag.text(), state.fix.name, area ? area->name : state.area.text()});
    }
}

void MineRuntime::addFeeders(MineFacts& facts, UtcTime now) const
{
    const IdlePolicy policy{rules_.idleShareOfRated};
    for (std::size_t i = 0; i < mine_.feeders.size(); ++i) {
        const FeederHistory& history = power_.feeders()[i];
        FeederFact fact{&mine_.feeders[i], std::nullopt, idleKwOf(mine_.feeders[i], policy)};
        if (history.latest() && freshness(history.orderedAt(), powerPeriod_, now) == Freshness::Fresh)
            fact.kw = history.meanKwSince(history.orderedAt() - rules_.loadMean - Micros(1));
        facts.feeders.push_back(fact);
    }
}

void MineRuntime::addCameras(MineFacts& facts) const
{
    const std::vector<CameraSigns>& cameras = signs_.cameras();
    for (std::size_t i = 0; i < cameras.size(); ++i) {
        facts.cameras.push_back({&mine_.cameras[i], cameras[i].online, cameras[i].reason});
        if (cameras[i].post.vacant || cameras[i].post.asleep) facts.posts.push_back(cameras[i].post);
    }
}

MineSnapshot MineRuntime::snapshot(UtcTime now) const
{
    MineSnapshot snapshot;
    snapshot.code = mine_.code;
    const DeclaredState& declared = states_.at(now);
    snapshot.state = declared.state;
    snapshot.stateDocument = declared.document;
    snapshot.limit = limit_;
    addPositions(snapshot, now);
    addPower(snapshot, now);
    addCameras(snapshot);
    return snapshot;
}

void MineRuntime::addPositions(MineSnapshot& snapshot, UtcTime now) const
{
    for (std::size_t i = 0; i < mine_.areas.size(); ++i)
        snapshot.areas.push_back({mine_.areas[i].code, heads_.areas[i], limitOf(mine_.areas[i])});
    if (!tags_.newest()) return;
    snapshot.underground = heads_.underground;
    snapshot.positionsAt = *tags_.newest();
    snapshot.positions = freshness(*tags_.newest(), positionPeriod_, now);
    snapshot.tags.reserve(tags_.tags().size());
    for (const auto& [tag, state] : tags_.tags()) snapshot.tags.push_back(tagSnapshot(state, now));
}

TagSnapshot MineRuntime::tagSnapshot(const TagState& state, UtcTime now) const
{
    const PositionFix& fix = state.fix;
    TagSnapshot tag;
    tag.tag = fix.tag;
    tag.kind = fix.kind;
    if (const std::optional<TagPlace> place = tags_.place(fix)) {
        tag.at = place->at;
        tag.atStation = place->atStation;
    }
    tag.area = state.area;
    tag.station = fix.station;
    tag.stationOffset = fix.stationOffset;
    tag.speed = fix.speed;
    tag.battery = fix.battery;
    tag.sos = fix.sos;
    tag.name = fix.name;
    tag.job = fix.job;
    tag.team = fix.team;
    tag.underSince = fix.underSince;
    tag.areaSince = state.areaSince;
    tag.observedAt = state.observedAt;
    tag.receivedAt = state.receivedAt;
    tag.freshness = freshness(state.orderedAt, positionPeriod_, now);
    return tag;
}

void MineRuntime::addPower(MineSnapshot& snapshot, UtcTime now) const
{
    if (const std::optional<MineLoad> load = power_.load()) {
        snapshot.loadKw = load->kw;
        snapshot.powerAt = load->oldest;
        snapshot.power = freshness(load->oldest, powerPeriod_, now);
    }
    for (std::size_t i = 0; i < mine_.feeders.size(); ++i)
        snapshot.feeders.push_back(feederSnapshot(mine_.feeders[i], power_.feeders()[i], now));
}

FeederSnapshot MineRuntime::feederSnapshot(const Feeder& feeder, const FeederHistory& history, UtcTime now) const
{
    FeederSnapshot snapshot;
    snapshot.id = feeder.id;
    snapshot.latest = history.latest();
    snapshot.series = history.series();
    if (!history.latest()) return snapshot;
    snapshot.observedAt = history.observedAt();
    snapshot.receivedAt = history.receivedAt();
    snapshot.freshness = freshness(history.orderedAt(), powerPeriod_, now);
    const double idleKw = idleKwOf(feeder, IdlePolicy{rules_.idleShareOfRated});
    snapshot.aboveIdle = history.latest()->activeKw.value_or(0) > idleKw;
    return snapshot;
}

void MineRuntime::addCameras(MineSnapshot& snapshot) const
{
    const std::vector<CameraSigns>& cameras = signs_.cameras();
    for (std::size_t i = 0; i < cameras.size(); ++i) {
        const CameraSigns& signs = cameras[i];
        snapshot.cameras.push_back({mine_.cameras[i].id, signs.online, signs.since, signs.reason});
        if (!signs.online) continue;
        ++snapshot.camerasKnown;
        snapshot.camerasOnline += *signs.online ? 1 : 0;
    }
}

}  // namespace pitwatch
