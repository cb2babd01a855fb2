#include "wallreplay.h"

#include <algorithm>
#include <array>

namespace pitwatch::ui {

namespace {

using namespace std::chrono_literals;

constexpr std::array kSpeeds{0.25, 0.5, 1.0, 2.0, 4.0};
/// Closer to the present than this, a replay is over.
constexpr Micros kPresent = 400ms;

}  // namespace

WallReplay::WallReplay(WallTiles& tiles, QObject* parent) : QObject(parent), tiles_(tiles) {}

WallTile* WallReplay::tileOf(int tile) const
{
    const auto& all = tiles_.all();
    const auto found = std::find_if(all.begin(), all.end(), [=](const auto& t) { return t->tile == tile; });
    return found == all.end() || !(*found)->stream ? nullptr : found->get();
}

TileReplay* WallReplay::replayOf(int tile) const
{
    const WallTile* found = tileOf(tile);
    return found ? found->replay.get() : nullptr;
}

bool WallReplay::anyActive() const
{
    return std::any_of(tiles_.all().begin(), tiles_.all().end(), [](const auto& t) { return t->replay != nullptr; });
}

std::optional<UtcTime> WallReplay::oldestOf(const WallTile& tile) const
{
    std::optional<UtcTime> oldest;
    for (const auto& ring : tiles_.sources().evidence->rings().ringsOf(tile.key))
        if (const auto extent = ring->extent(); extent && (!oldest || extent->from < *oldest)) oldest = extent->from;
    return oldest;
}

void WallReplay::start(int tile, Micros back)
{
    if (WallTile* found = tileOf(tile)) begin({found}, back);
}

void WallReplay::startAll(Micros back)
{
    std::vector<WallTile*> tiles;
    for (const auto& tile : tiles_.all())
        if (tile->stream) tiles.push_back(tile.get());
    begin(tiles, back);
}

void WallReplay::begin(const std::vector<WallTile*>& tiles, Micros back)
{
    if (!available()) return;
    std::optional<UtcTime> oldest;
    std::vector<WallTile*> usable;
    for (WallTile* tile : tiles) {
        const auto from = oldestOf(*tile);
        if (!from) continue;
        usable.push_back(tile);
        oldest = oldest ? std::min(*oldest, *from) : *from;
    }
    if (usable.empty()) {
        Q_EMIT refused(tr("Nothing is kept yet: a camera that was open for a moment can be replayed"));
        return;
    }
    const UtcTime wanted = std::max(tiles_.sources().clock->now() - back, *oldest);
    const auto position = std::make_shared<ReplayClock>(wanted);
    for (WallTile* tile : usable)
        tiles_.setReplay(*tile, std::make_unique<TileReplay>(tiles_.sources().evidence->replay(), tile->key, position));
    Q_EMIT changed();
}

void WallReplay::stop(int tile)
{
    if (const TileReplay* replay = replayOf(tile)) stopBase(replay->position());
}

void WallReplay::stopBase(const std::shared_ptr<ReplayClock>& base)
{
    const std::shared_ptr<ReplayClock> ended = base;  // the last tile would take it along
    for (const auto& tile : tiles_.all())
        if (tile->replay && tile->replay->position() == ended) tiles_.setReplay(*tile, nullptr);
    Q_EMIT changed();
}

void WallReplay::stopAll()
{
    for (const auto& tile : tiles_.all())
        if (tile->replay) tiles_.setReplay(*tile, nullptr);
    Q_EMIT changed();
}

void WallReplay::park()
{
    if (!anyActive()) return;
    for (const auto& tile : tiles_.all()) {
        if (!tile->replay) continue;
        tile->replay->stream()->setVisible(false);
        auto& kept = parked_[tile->key];
        kept = std::move(tile->replay);
        tiles_.setReplay(*tile, nullptr);
    }
    Q_EMIT changed();
}

void WallReplay::unpark()
{
    if (parked_.empty()) return;
    for (const auto& tile : tiles_.all()) {
        const auto kept = parked_.find(tile->key);
        if (kept != parked_.end() && !tile->replay) tiles_.setReplay(*tile, std::move(kept->second));
    }
    parked_.clear();
    Q_EMIT changed();
}

void WallReplay::moved(const ReplayClock& clock)
{
    for (const auto& tile : tiles_.all())
        if (tile->replay && tile->replay->position().get() == &clock) tile->replay->stream()->refresh();
    Q_EMIT changed();
}

void WallReplay::seek(TileReplay& replay, UtcTime at)
{
    UtcTime oldest = at;
    replay.review();
    if (!replay.covered().empty()) oldest = replay.covered().front().from;
    replay.position()->seek(std::max(at, oldest));
    moved(*replay.position());
    review();
}

void WallReplay::seekBy(int tile, Micros by)
{
    if (TileReplay* replay = replayOf(tile)) seek(*replay, replay->position()->read().at + by);
}

void WallReplay::seekToOldest(int tile)
{
    if (TileReplay* replay = replayOf(tile)) seek(*replay, UtcTime{});
}

void WallReplay::seekToShare(int tile, double share)
{
    TileReplay* replay = replayOf(tile);
    if (!replay || replay->covered().empty()) return;
    const UtcTime oldest = replay->covered().front().from;
    const Micros length = tiles_.sources().clock->now() - oldest;
    seek(*replay, oldest + Micros(qint64(double(length.count()) * std::clamp(share, 0.0, 1.0))));
}

void WallReplay::togglePause(int tile)
{
    TileReplay* replay = replayOf(tile);
    if (!replay) return;
    replay->position()->setPaused(!replay->position()->read().paused);
    moved(*replay->position());
}

void WallReplay::changeSpeed(int tile, int direction)
{
    TileReplay* replay = replayOf(tile);
    if (!replay) return;
    const double speed = replay->position()->read().speed;
    const auto at = std::find(kSpeeds.begin(), kSpeeds.end(), speed);
    const auto index = (at == kSpeeds.end() ? 2 : int(at - kSpeeds.begin())) + direction;
    replay->position()->setSpeed(kSpeeds[std::size_t(std::clamp(index, 0, int(kSpeeds.size()) - 1))]);
    moved(*replay->position());
}

void WallReplay::step(int tile, bool forward)
{
    TileReplay* replay = replayOf(tile);
    if (!replay) return;
    replay->position()->setPaused(true);
    const auto next = replay->neighbour(forward);
    if (next) forward ? replay->position()->stepTo(*next) : replay->position()->seek(*next);
    moved(*replay->position());
}

void WallReplay::review()
{
    const UtcTime now = tiles_.sources().clock->now();
    std::vector<std::shared_ptr<ReplayClock>> ended;
    for (const auto& tile : tiles_.all())
        if (tile->replay && tile->replay->position()->read().at > now - kPresent)
            ended.push_back(tile->replay->position());
    for (const auto& base : ended) stopBase(base);
}

}  // namespace pitwatch::ui
