#include "qualitypolicy.h"

#include <algorithm>
#include <tuple>

namespace pitwatch {

namespace {

/// One tile in eight at once when the machine is far from where it should be.
constexpr std::size_t kShareAtOnce = 8;
/// Far below the room that a step up asks for, and hopelessly above what can be done.
constexpr double kIdle = 0.4;
constexpr double kSevere = 0.98;

int importance(const QualityTile& tile)
{
    if (tile.focused) return 2;
    return tile.alarmed ? 1 : 0;
}

std::int64_t area(const QualityTile& tile)
{
    return std::int64_t(tile.picture.width()) * tile.picture.height();
}

QualityStep moved(QualityStep step, int by)
{
    return static_cast<QualityStep>(std::clamp(static_cast<int>(step) + by, 0, static_cast<int>(QualityStep::Still)));
}

}  // namespace

QualityStep QualityPolicy::Known::target() const
{
    const QualityStep best = std::max(wish, cap);
    return best == QualityStep::Sub && !tile.hasSub ? QualityStep::Main : best;
}

QualityStep QualityPolicy::Known::below() const
{
    const QualityStep next = moved(target(), 1);
    return next == QualityStep::Sub && !tile.hasSub ? QualityStep::KeysOnly : next;
}

QualityStep QualityPolicy::Known::above() const
{
    const QualityStep next = moved(target(), -1);
    // Back at the wish nothing is held down any more, whatever the wish will be.
    return next <= wish || (next == QualityStep::Sub && !tile.hasSub) ? QualityStep::Main : next;
}

std::vector<QualityChoice> QualityPolicy::decide(MonoTime now, std::span<const QualityTile> tiles,
                                                 const EngineLoad& load)
{
    take(now, tiles);
    favourImportant();
    measure(now, load);
    if (pressedSince_)
        stepDown(now);
    else if (roomSince_)
        stepUp(now);
    std::vector<QualityChoice> choices;
    choices.reserve(tiles.size());
    for (const QualityTile& tile : tiles) choices.push_back(choose(known_.at(tile.id), now));
    return choices;
}

int QualityPolicy::steppedDown() const
{
    return int(std::count_if(known_.begin(), known_.end(),
                             [](const auto& k) { return k.second.tile.visible && k.second.lowered(); }));
}

void QualityPolicy::take(MonoTime now, std::span<const QualityTile> tiles)
{
    for (auto& [id, known] : known_) known.present = false;
    for (const QualityTile& tile : tiles) takeTile(now, tile);
    std::erase_if(known_, [](const auto& k) { return !k.second.present; });
}

void QualityPolicy::takeTile(MonoTime now, const QualityTile& tile)
{
    const auto found = known_.find(tile.id);
    const bool appears = tile.visible && (found == known_.end() || !found->second.tile.visible);
    // A wall that steps down already has no time to wait for its new tiles.
    if (appears && steppedDown() == 0) startingUntil_ = now + limits_.settle;
    if (found == known_.end()) {
        Known known{.tile = tile, .wish = wishOf(tile, QualityStep::Sub), .cap = capOfNewTile()};
        known_.emplace(tile.id, known);
        return;
    }
    Known& known = found->second;
    known.tile = tile;
    // Whoever cannot be seen has no size that would count.
    if (tile.visible) known.wish = wishOf(tile, known.wish);
    known.present = true;
}

QualityStep QualityPolicy::wishOf(const QualityTile& tile, QualityStep before) const
{
    if (!tile.hasSub || tile.zoomed || tile.picture.height() > limits_.mainAbove) return QualityStep::Main;
    if (tile.picture.height() < limits_.subBelow) return QualityStep::Sub;
    return before;
}

/// As the best of those that step down already, so that a full machine is not asked for everything at once.
QualityStep QualityPolicy::capOfNewTile() const
{
    std::optional<QualityStep> best;
    for (const auto& [id, known] : known_)
        if (known.tile.visible && known.lowered()) best = std::min(best.value_or(QualityStep::Still), known.cap);
    return best.value_or(QualityStep::Main);
}

/// Who becomes important while less important ones still have something to give does not wait for room.
void QualityPolicy::favourImportant()
{
    for (auto& [id, known] : known_) {
        if (importance(known.tile) == 0 || known.cap == QualityStep::Main) continue;
        const bool othersCanGive = std::any_of(known_.begin(), known_.end(), [&k = known](const auto& other) {
            const Known& o = other.second;
            return o.tile.visible && importance(o.tile) < importance(k.tile) && o.target() < QualityStep::Still;
        });
        if (othersCanGive) known.cap = QualityStep::Main;
    }
}

void QualityPolicy::measure(MonoTime now, const EngineLoad& load)
{
    const double busy = std::max(load.decoding, load.process);
    const bool late = load.lateness >= limits_.late;
    const bool full = busy >= limits_.busy || (late && busy >= limits_.room);
    const bool pressed = full && load.process >= limits_.ownShare && now >= startingUntil_;
    severe_ = late && busy >= kSevere;
    idle_ = busy < kIdle;
    const auto hold = [now](std::optional<MonoTime>& since, bool holds) {
        if (!holds)
            since.reset();
        else if (!since)
            since = now;
    };
    hold(pressedSince_, pressed);
    hold(roomSince_, busy < limits_.room && !late);
}

void QualityPolicy::stepDown(MonoTime now)
{
    if (now - *pressedSince_ < limits_.patience) return;
    if (loweredAt_ && now - *loweredAt_ < limits_.settle) return;
    std::vector<Known*> tiles = tilesToLower(now);
    if (tiles.empty()) return;
    const std::size_t count = severe_ ? std::max<std::size_t>(1, tiles.size() / kShareAtOnce) : 1;
    for (std::size_t i = 0; i < count; ++i) tiles[i]->cap = tiles[i]->below();
    // It was too early to step up: the next time waits longer.
    const bool relapse = raisedAt_ && (!loweredAt_ || *raisedAt_ > *loweredAt_);
    if (relapse) rest_ = std::min(2 * rest_, limits_.longestRest);
    loweredAt_ = now;
}

void QualityPolicy::stepUp(MonoTime now)
{
    MonoTime since = *roomSince_;
    if (raisedAt_) since = std::max(since, *raisedAt_);
    if (loweredAt_) since = std::max(since, *loweredAt_);
    if (now - since < rest_) return;
    std::vector<Known*> tiles = tilesToRaise(now);
    if (tiles.empty()) return;
    const std::size_t count = idle_ ? std::max<std::size_t>(1, tiles.size() / kShareAtOnce) : 1;
    for (std::size_t i = 0; i < count; ++i) tiles[i]->cap = tiles[i]->above();
    const bool proved = raisedAt_ && loweredAt_ && *raisedAt_ > *loweredAt_;
    if (proved) rest_ = std::max(rest_ / 2, limits_.firstRest);
    raisedAt_ = now;
}

/// Of the least important kind that has anything left to give: the best shown first, the smallest first.
std::vector<QualityPolicy::Known*> QualityPolicy::tilesToLower(MonoTime now)
{
    std::vector<Known*> tiles;
    for (auto& [id, known] : known_)
        if (known.tile.visible && known.target() < QualityStep::Still) tiles.push_back(&known);
    std::sort(tiles.begin(), tiles.end(), [](const Known* a, const Known* b) {
        return std::tuple(importance(a->tile), a->target(), area(a->tile), a->tile.id) <
               std::tuple(importance(b->tile), b->target(), area(b->tile), b->tile.id);
    });
    if (tiles.empty()) return tiles;
    const int least = importance(tiles.front()->tile);
    std::erase_if(tiles, [&](const Known* k) { return importance(k->tile) != least || !free(*k, now); });
    return tiles;
}

/// Of the most important kind that is held down: the least shown first, the largest first.
std::vector<QualityPolicy::Known*> QualityPolicy::tilesToRaise(MonoTime now)
{
    std::vector<Known*> tiles;
    for (auto& [id, known] : known_)
        if (known.tile.visible && known.cap != QualityStep::Main) tiles.push_back(&known);
    std::sort(tiles.begin(), tiles.end(), [](const Known* a, const Known* b) {
        return std::tuple(importance(a->tile), a->target(), area(a->tile), a->tile.id) >
               std::tuple(importance(b->tile), b->target(), area(b->tile), b->tile.id);
    });
    if (tiles.empty()) return tiles;
    const int most = importance(tiles.front()->tile);
    std::erase_if(tiles, [&](const Known* k) { return importance(k->tile) != most || !free(*k, now); });
    return tiles;
}

bool QualityPolicy::free(const Known& known, MonoTime now) const
{
    return !known.switchedAt || now - *known.switchedAt >= limits_.betweenSwitches;
}

QualityChoice QualityPolicy::choose(Known& known, MonoTime now) const
{
    const QualityStep target = known.target();
    if (!known.step) {
        known.step = target;
    } else if (*known.step != target && free(known, now)) {
        known.step = target;
        known.switchedAt = now;
    }
    if (*known.step != target) return {*known.step, QualityReason::Settling};
    if (known.lowered()) return {target, QualityReason::Pressure};
    if (!known.tile.hasSub) return {target, QualityReason::OnlyStream};
    const bool zoomed = known.tile.zoomed && known.tile.picture.height() <= limits_.mainAbove;
    return {target, zoomed ? QualityReason::Zoomed : QualityReason::Size};
}

}  // namespace pitwatch
