#include "walltiles.h"

#include <algorithm>
#include <utility>

#include "walllayout.h"

namespace pitwatch::ui {

namespace {

using namespace std::chrono_literals;

// Room between the arrival of detections and the frame that they belong to, and the longest that a picture waits.
constexpr auto kDelayMargin = 60ms;
constexpr auto kLongestDelay = 900ms;
constexpr auto kDelayStep = 40ms;

using Tiles = std::vector<std::unique_ptr<WallTile>>;

/// The tile that shows the camera already, taken out of the list; null when none does.
std::unique_ptr<WallTile> take(Tiles& tiles, const std::optional<CameraKey>& key)
{
    const auto found = std::find_if(tiles.begin(), tiles.end(),
                                    [&](const auto& t) { return key && t && t->stream && t->key == *key; });
    return found != tiles.end() ? std::exchange(*found, nullptr) : nullptr;
}

}  // namespace

WallTiles::WallTiles(WallSources sources, QObject* parent)
    : QObject(parent), sources_(std::move(sources)), policy_(sources_.quality)
{
}

WallTiles::~WallTiles() = default;

WallTile* WallTiles::under(QPoint position) const
{
    const auto found =
        std::find_if(tiles_.begin(), tiles_.end(), [=](const auto& t) { return t->rect.contains(position); });
    return found == tiles_.end() ? nullptr : found->get();
}

const WallTile* WallTiles::of(const CameraKey& camera) const
{
    const auto found =
        std::find_if(tiles_.begin(), tiles_.end(), [&](const auto& t) { return t->stream && t->key == camera; });
    return found == tiles_.end() ? nullptr : found->get();
}

QRegion WallTiles::setPart(const CameraKey& camera, const QRectF& part)
{
    bool zoomChanged = false;
    QRegion changed;
    for (const auto& tile : tiles_) {
        if (!tile->stream || tile->key != camera) continue;
        zoomChanged = zoomChanged || (tile->part == kWholePicture) != (part == kWholePicture);
        tile->part = part;
        tile->stream->setPart(part);
        changed += tile->rect;
    }
    if (zoomChanged) decideQuality();
    return changed;
}

QRegion WallTiles::setNote(const CameraKey& camera, const QString& note)
{
    QRegion changed;
    for (const auto& tile : tiles_) {
        if (!tile->stream || tile->key != camera) continue;
        tile->note = note;
        changed += tile->rect;
    }
    return changed;
}

QRegion WallTiles::setHeard(const std::optional<CameraKey>& camera)
{
    QRegion changed;
    for (const auto& tile : tiles_)
        if ((heard_ == tile->key) != (camera == tile->key)) changed += tile->rect;
    heard_ = camera;
    return changed;
}

QRegion WallTiles::setAlarms(std::map<CameraKey, TileAlarm> alarms)
{
    if (alarms == alarms_) return {};
    QRegion changed;
    for (const auto& tile : tiles_)
        if (alarms_.contains(tile->key) || alarms.contains(tile->key)) changed += tile->rect;
    alarms_ = std::move(alarms);
    return changed;
}

std::unique_ptr<WallTile> WallTiles::makeTile(const std::optional<CameraKey>& key, bool visible)
{
    auto tile = std::make_unique<WallTile>();
    tile->id = ++lastId_;
    if (!key) return tile;
    tile->key = *key;
    const Mine* mine = sources_.region->mine(key->mine);
    const Camera* camera = sources_.region->camera(*key);
    if (mine) tile->mine = mine->name;
    if (!camera) return tile;
    tile->stream = std::make_unique<TileStream>(
        *sources_.video, *camera, key->mine.text() + QLatin1Char('/') + key->camera.text(), sinksFor(*key));
    tile->stream->setVisible(visible);
    return tile;
}

TileSinks WallTiles::sinksFor(const CameraKey& key) const
{
    if (!sources_.evidence) return {};
    RingShelf& rings = sources_.evidence->rings();
    return {rings.tap(key, RingQuality::Main), rings.tap(key, RingQuality::Sub)};
}

void WallTiles::setReplay(WallTile& tile, std::unique_ptr<TileReplay> replay)
{
    if (!tile.stream) return;
    tile.replay = std::move(replay);
    tile.stream->setPlayback(tile.replay ? tile.replay->stream() : nullptr);
}

void WallTiles::rebuild(const WallState& state, bool visible)
{
    Tiles before;
    before.swap(tiles_);
    visible_ = visible;
    // All of them, also when one fills the wall: the others come back at once.
    for (int number = 0; number < state.tileCount(); ++number) {
        const auto key = state.camera(number);
        auto tile = take(before, key);
        if (!tile) tile = take(ahead_, key);
        if (!tile) tile = makeTile(key, visible);
        tile->tile = number;
        tiles_.push_back(std::move(tile));
    }
    std::erase(ahead_, nullptr);
    for (const auto& tile : before)
        if (tile && tile->stream) Q_EMIT cameraPhaseChanged(tile->key, StreamPhase::Idle, {});
}

void WallTiles::prefetch(const WallState* next)
{
    Tiles before;
    before.swap(ahead_);
    if (!next || surface_.size.isEmpty()) return;
    for (int number = 0; number < next->tileCount(); ++number) {
        const auto key = next->camera(number);
        if (!key || of(*key)) continue;
        auto tile = take(before, key);
        if (!tile) tile = makeTile(key, false);
        if (!tile->stream) continue;
        tile->rect = next->layout().rect(number, surface_.size);
        takeShape(*tile);
        // Nothing of it is decoded yet: only which stream matters, and that is a question of size.
        const bool large = tile->picture.height() * surface_.pixelRatio > QualityLimits{}.mainAbove;
        tile->stream->setQuality(large ? QualityStep::Main : QualityStep::Sub);
        ahead_.push_back(std::move(tile));
    }
}

void WallTiles::arrange(const WallState& state, const Surface& surface)
{
    surface_ = surface;
    const auto place = [&](int tile) {
        if (!state.full()) return state.layout().rect(tile, surface.size);
        return tile == *state.full() ? QRect(QPoint(0, 0), surface.size) : QRect();
    };
    for (const auto& tile : tiles_) {
        tile->rect = place(tile->tile);
        takeShape(*tile);
    }
    applySight();
    decideQuality();
}

void WallTiles::decideQuality()
{
    std::vector<QualityTile> wishes;
    std::vector<WallTile*> asking;
    for (const auto& tile : tiles_) {
        if (!tile->stream) continue;
        asking.push_back(tile.get());
        wishes.push_back({.id = tile->id,
                          .picture = tile->picture.size() * surface_.pixelRatio,
                          .hasSub = tile->stream->hasSub(),
                          .visible = canBeSeen(*tile),
                          .focused = tile->tile == focused_,
                          .alarmed = alarmed(tile->key),
                          .zoomed = tile->part != kWholePicture});
    }
    load_ = sources_.video->load();
    const std::vector<QualityChoice> choices = policy_.decide(MonoClock::now(), wishes, load_);
    lowered_ = policy_.steppedDown();
    for (std::size_t i = 0; i < asking.size(); ++i) {
        asking[i]->quality = choices[i];
        asking[i]->stream->setQuality(choices[i].step);
    }
}

void WallTiles::takeShape(WallTile& tile)
{
    if (tile.rect.isEmpty()) {
        tile.picture = {};
        return;
    }
    const QRect room = tile.rect.adjusted(0, 0, 0, -surface_.captionHeight);
    tile.shape = tile.stream ? tile.stream->status().sourceSize : QSize();
    tile.picture = pictureRect(room, tile.shape);
    if (tile.stream) tile.stream->setPictureSize(tile.picture.size() * surface_.pixelRatio);
}

void WallTiles::setVisible(bool visible)
{
    visible_ = visible;
    applySight();
}

void WallTiles::setSeen(const QRegion& seen)
{
    seen_ = seen;
    applySight();
}

void WallTiles::applySight()
{
    for (const auto& tile : tiles_)
        if (tile->stream) tile->stream->setVisible(canBeSeen(*tile));
}

QRegion WallTiles::poll()
{
    const std::uint64_t generation =
        sources_.video->generation() + (sources_.evidence ? sources_.evidence->replay().generation() : 0);
    if (generation == generation_) return {};
    generation_ = generation;
    QRegion changed;
    for (const auto& tile : tiles_) {
        if (!tile->stream) continue;
        if (!tile->stream->poll()) continue;
        if (tile->rect.isEmpty()) {
            announce(*tile);
            continue;
        }
        if (tile->stream->status().sourceSize != tile->shape) {
            takeShape(*tile);
            changed += tile->rect;
        }
        const TileState before = std::exchange(tile->state, stateNow(*tile));
        announce(*tile);
        if (tile->state != before || !tile->stream->frame()) {
            changed += tile->rect;
        } else {
            changed += tile->picture;
        }
    }
    return changed;
}

void WallTiles::announce(WallTile& tile)
{
    const StreamStatus& status = tile.stream->status();
    if (tile.announced == status.phase) return;
    tile.announced = status.phase;
    Q_EMIT cameraPhaseChanged(tile.key, status.phase, status.reason);
}

void WallTiles::followDetections(WallTile& tile, UtcTime now)
{
    const auto arrival =
        aligned_ && sources_.detections ? sources_.detections->arrivalDelay(tile.key, now) : std::nullopt;
    const auto wanted = arrival ? std::min<std::chrono::milliseconds>(*arrival + kDelayMargin, kLongestDelay) : 0ms;
    // A picture that stutters with every little change of the delay would be worse than one a little too late.
    if (wanted <= tile.delay && wanted + kDelayStep >= tile.delay) return;
    tile.delay = wanted > 0ms ? wanted + kDelayStep / 2 : 0ms;
    tile.stream->setDelay(tile.delay);
}

QRegion WallTiles::review(bool visible)
{
    const UtcTime now = sources_.clock->now();
    QRegion changed;
    for (const auto& tile : tiles_) {
        if (!tile->stream) continue;
        // A hidden wall shows nothing but still knows whether its cameras are there.
        if (!visible) tile->stream->poll();
        announce(*tile);
        followDetections(*tile, now);
        const TileState before = std::exchange(tile->state, stateNow(*tile));
        if (tile->replay) tile->replay->review();
        if (tile->replay || tile->state != before || growsOlder(tile->state) || tile->state == TileState::Connecting)
            changed += tile->rect;
    }
    decideQuality();
    return changed;
}

bool WallTiles::canBeSeen(const WallTile& tile) const
{
    return visible_ && seen_.intersects(tile.rect);
}

TileState WallTiles::stateNow(const WallTile& tile) const
{
    const StreamStatus& status = tile.stream->status();
    std::optional<Micros> age;
    // Nothing is decoded for a tile that nobody can see: its picture may be old.
    const bool decoded = canBeSeen(tile);
    if (decoded && status.lastFrameAt) age = sources_.clock->now() - *status.lastFrameAt;
    return tileState(status, tile.stream->frame() != nullptr, age, decoded ? tile.captureAge : std::nullopt);
}

void WallTiles::painted(WallTile& tile, const TileView& view) const
{
    if (!view.frame || view.frame->sequence == tile.paintedSequence) return;
    tile.paintedSequence = view.frame->sequence;
    tile.captureAge.reset();
    if (view.frame->capturedAt) tile.captureAge = sources_.clock->now() - *view.frame->capturedAt;
}

TileView WallTiles::view(const WallTile& tile) const
{
    TileView view;
    view.tile = tile.rect;
    view.picture = tile.picture;
    view.now = sources_.clock->now();
    if (!tile.stream) {
        if (!tile.key.camera.isEmpty()) {
            view.name = tile.key.camera.text();
            view.status.phase = StreamPhase::NoSignal;
            view.state = TileState::NoSignal;
            view.status.reason = tr("The region has no such camera");
        }
        return view;
    }
    view.name = tile.stream->camera().name;
    view.mine = tile.mine;
    view.frame = tile.stream->frame();
    view.status = tile.stream->status();
    view.recorded = recorded_.contains(tile.key);
    view.heard = heard_ == tile.key && tile.stream;
    view.part = tile.part;
    view.note = tile.note;
    if (const auto alarm = alarms_.find(tile.key); alarm != alarms_.end()) view.alarm = alarm->second;
    view.mainStream = tile.stream->quality() == StreamQuality::Main;
    if (tile.replay) {
        viewReplay(tile, view);
        return view;
    }
    if (view.status.lastFrameAt) view.age = view.now - *view.status.lastFrameAt;
    view.captureAge = tile.captureAge;
    view.state = tileState(view.status, view.frame != nullptr, view.age, view.captureAge);
    view.quality = tile.quality;
    view.steppedDown = lowered_;
    view.machine = load_;
    if (sources_.detections && view.frame && view.frame->capturedAt)
        view.boxes = sources_.detections->boxesAt(tile.key, *view.frame->capturedAt);
    return view;
}

void WallTiles::viewReplay(const WallTile& tile, TileView& view) const
{
    view.replay = tile.replay->view(sources_.clock->now());
    const DetectionTape* tape = sources_.evidence->detections();
    if (tape && view.frame && view.frame->capturedAt && !view.replay->hole)
        view.boxes = tape->boxesAt(tile.key, *view.frame->capturedAt);
}

int WallTiles::live() const
{
    return int(std::count_if(tiles_.begin(), tiles_.end(), [this](const auto& t) {
        return t->stream && !t->rect.isEmpty() && countsAsLive(stateNow(*t));
    }));
}

int WallTiles::assigned() const
{
    return int(
        std::count_if(tiles_.begin(), tiles_.end(), [](const auto& t) { return t->stream && !t->rect.isEmpty(); }));
}

int WallTiles::withBoxes() const
{
    return int(std::count_if(tiles_.begin(), tiles_.end(), [](const auto& t) { return t->boxesDrawn; }));
}

}  // namespace pitwatch::ui
