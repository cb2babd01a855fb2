#include "tagtable.h"

#include <algorithm>
#include <unordered_set>

#include "areafinder.h"

namespace pitwatch {

namespace {

constexpr std::size_t kMaximumPersonnel = 50'000;
constexpr std::size_t kMaximumStations = 20'000;

template <typename Text>
void keep(Text& current, const Text& older)
{
    if (current.isEmpty()) current = older;
}

/// What a person is called does not change with the place: older knowledge fills what a newer fix leaves open.
void keepHolder(PositionFix& fix, const PositionFix& older)
{
    keep(fix.name, older.name);
    keep(fix.job, older.job);
    keep(fix.team, older.team);
    if (!fix.leader) fix.leader = older.leader;
    if (!fix.underSince) fix.underSince = older.underSince;
}

}  // namespace

TagTable::TagTable(const Mine& mine) : mine_(mine)
{
    for (const Station& station : mine.stations) stations_.emplace(station.code, station.at);
}

void TagTable::take(const PositionBatch& batch, UtcTime observedAt, UtcTime receivedAt)
{
    const UtcTime orderedAt = std::min(observedAt, receivedAt);
    for (const PositionFix& fix : batch.fixes) takeFix(fix, observedAt, receivedAt, orderedAt);
    if (batch.snapshot) removeMissing(batch, orderedAt);
    newest_ = std::max(newest_.value_or(orderedAt), orderedAt);
}

void TagTable::take(const PersonnelList& list)
{
    for (const PersonRecord& person : list.persons)
        if (personnel_.size() < kMaximumPersonnel || personnel_.contains(person.tag))
            personnel_.insert_or_assign(person.tag, person);
    for (auto& [tag, state] : tags_) fillFromPersonnel(state.fix);
}

void TagTable::take(const StationList& list)
{
    for (const StationRecord& station : list.stations)
        if (station.at && (stations_.size() < kMaximumStations || stations_.contains(station.code)))
            stations_.insert_or_assign(station.code, *station.at);
}

std::optional<TagPlace> TagTable::place(const PositionFix& fix) const
{
    if (fix.at) return TagPlace{*fix.at, false};
    const auto station = stations_.find(fix.station);
    if (station == stations_.end()) return std::nullopt;
    return TagPlace{station->second, true};
}

void TagTable::takeFix(const PositionFix& fix, UtcTime observedAt, UtcTime receivedAt, UtcTime orderedAt)
{
    const auto known = tags_.find(fix.tag);
    if (known != tags_.end() && orderedAt < known->second.orderedAt) {
        keepHolder(known->second.fix, fix);
        return;
    }
    if (known == tags_.end() && outdated(fix.tag, orderedAt)) return;
    if (fix.leftMine) return depart(fix.tag, orderedAt);
    if (known == tags_.end() && tags_.size() >= kMaximumTags) {
        ++refused_;
        return;
    }
    departed_.erase(fix.tag);
    replace(tags_[fix.tag], fix, observedAt, receivedAt, orderedAt);
}

void TagTable::depart(const TagCode& tag, UtcTime orderedAt)
{
    tags_.erase(tag);
    if (departed_.size() >= kMaximumTags && !departed_.contains(tag)) departed_.clear();
    departed_.insert_or_assign(tag, orderedAt);
}

void TagTable::replace(TagState& state, const PositionFix& fix, UtcTime observedAt, UtcTime receivedAt,
                       UtcTime orderedAt)
{
    const PositionFix older = std::exchange(state.fix, fix);
    keepHolder(state.fix, older);
    fillFromPersonnel(state.fix);
    const bool first = older.tag.isEmpty();
    const AreaCode area = areaOf(state.fix);
    if (fix.areaSince)
        state.areaSince = *fix.areaSince;
    else if (first || area != state.area)
        state.areaSince = orderedAt;
    state.area = area;
    state.observedAt = observedAt;
    state.receivedAt = receivedAt;
    state.orderedAt = orderedAt;
}

void TagTable::removeMissing(const PositionBatch& batch, UtcTime orderedAt)
{
    std::unordered_set<TagCode> present;
    bool personsOnly = true;
    for (const PositionFix& fix : batch.fixes) {
        present.insert(fix.tag);
        personsOnly = personsOnly && fix.kind == TagKind::Person;
    }
    std::erase_if(tags_, [&](const auto& entry) {
        const auto& [tag, state] = entry;
        const bool spokenOf = !personsOnly || state.fix.kind == TagKind::Person;
        return spokenOf && state.orderedAt < orderedAt && !present.contains(tag);
    });
    newestSnapshot_ = std::max(newestSnapshot_.value_or(orderedAt), orderedAt);
}

void TagTable::fillFromPersonnel(PositionFix& fix) const
{
    const auto found = personnel_.find(fix.tag);
    if (found == personnel_.end()) return;
    keep(fix.name, found->second.name);
    keep(fix.job, found->second.job);
    keep(fix.team, found->second.team);
    if (!fix.leader) fix.leader = found->second.leader;
}

bool TagTable::outdated(const TagCode& tag, UtcTime orderedAt) const
{
    if (newestSnapshot_ && orderedAt < *newestSnapshot_) return true;
    const auto left = departed_.find(tag);
    return left != departed_.end() && orderedAt <= left->second;
}

AreaCode TagTable::areaOf(const PositionFix& fix) const
{
    if (!fix.area.isEmpty()) return fix.area;
    if (fix.at) {
        if (const Area* area = areaAt(mine_, QPointF(fix.at->x, fix.at->y))) return area->code;
        return {};
    }
    return areaOfStation(fix.station);
}

}  // namespace pitwatch
