#include "walltiles.h"

#include <algorithm>
#include <utility>

#include "boxdelay.h"
#include "walllayout.h"

namespace pitwatch::ui {

WallTiles::WallTiles(WallSources sources, QObject* parent)
    : QObject(parent), sources_(std::move(sources)), maker_(sources_), next_(maker_), policy_(sources_.quality)
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

bool WallTiles::inUse() const
{
    return std::any_of(tiles_.begin(), tiles_.end(), [](const auto& t) { return t->replay || !t->note.isEmpty(); });
}

void WallTiles::setReplay(WallTile& tile, std::unique_ptr<TileReplay> replay)
{
    if (!tile.stream) return;
    tile.replay = std::move(replay);
    tile.stream->setPlayback(tile.replay ? tile.replay->stream() : nullptr);
}

void WallTiles::rebuild(const WallState& state, bool visible)
{
    std::vector<std::unique_ptr<WallTile>> before;
    before.swap(tiles_);
    visible_ = visible;
    // All of them, also when one fills the wall: the others come back at once.
    for (int number = 0; number < state.tileCount(); ++number) {
        const auto key = state.camera(number);
        auto tile = takeTile(before, key);
        if (!tile) tile = next_.take(key);
        if (!tile) tile = maker_.make(key, visible);
        tile->tile = number;
        tiles_.push_back(std::move(tile));
    }
    for (const auto& tile : before)
        if (tile && tile->stream) Q_EMIT cameraPhaseChanged(tile->key, StreamPhase::Idle, {});
}

void WallTiles::arrange(const WallState& state, const WallSurface& surface)
{
    surface_ = surface;
    const auto place = [&](int tile) {
        if (!state.full()) return state.layout().rect(tile, surface.size);
        return tile == *state.full() ? QRect(QPoint(0, 0), surface.size) : QRect();
    };
    for (const auto& tile : tiles_) {
        tile->rect = place(tile->tile);
        TileMaker::takeShape(*tile, surface_);
    }
    applySight();
    decideQuality();
}

QRegion WallTiles::decideQuality()
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
    QRegion changed;
    for (std::size_t i = 0; i < asking.size(); ++i) {
        if (asking[i]->quality != choices[i]) changed += asking[i]->rect;
        asking[i]->quality = choices[i];
        asking[i]->stream->setQuality(choices[i].step);
    }
    return changed;
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
            TileMaker::takeShape(*tile, surface_);
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
    const bool waits = aligned_ && sources_.detections;
    const auto delay = boxDelay(waits ? sources_.detections->arrivalDelay(tile.key, now) : std::nullopt, tile.delay);
    if (delay == tile.delay) return;
    tile.delay = delay;
    tile.stream->setDelay(delay);
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
    return changed + decideQuality();
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
    if (tile.stream)
        view = streamView(*tile.stream, sources_.clock->now());
    else if (!tile.key.camera.isEmpty())
        describeMissing(view, tile.key);
    view.tile = tile.rect;
    view.picture = tile.picture;
    view.now = sources_.clock->now();
    if (!tile.stream) return view;
    view.mine = tile.mine;
    view.recorded = recorded_.contains(tile.key);
    view.heard = heard_ == tile.key;
    view.part = tile.part;
    view.note = tile.note;
    if (const auto alarm = alarms_.find(tile.key); alarm != alarms_.end()) view.alarm = alarm->second;
    if (tile.replay)
        viewReplay(tile, view);
    else
        viewLive(tile, view);
    return view;
}

void WallTiles::describeMissing(TileView& view, const CameraKey& camera)
{
    view.name = camera.camera.text();
    view.status.phase = StreamPhase::NoSignal;
    view.state = TileState::NoSignal;
    view.status.reason = tr("The region has no such camera");
}

void WallTiles::viewLive(const WallTile& tile, TileView& view) const
{
    view.captureAge = tile.captureAge;
    describePresent(view, tile.key, sources_.detections);
    view.quality = tile.quality;
    view.steppedDown = lowered_;
    view.machine = load_;
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
