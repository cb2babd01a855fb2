#include "gallery.h"

#include <algorithm>

#include "gallerylayout.h"

namespace pitwatch::ui {

namespace {

/// What others see of a pointer; more would only fill the line.
constexpr int kPointerEveryMs = 80;
const QString kStrokeColour = QStringLiteral("#ffd400");

}  // namespace

Gallery::Gallery(ConsultSession& session, const Theme& theme, QWidget* parent)
    : QWidget(parent), session_(session), theme_(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    clock_.start();
    pointedAt_.start();
    stroke_.colour = kStrokeColour;
    connect(&session_, &ConsultSession::roomChanged, this, [this](RoomView::Changes changes) {
        if (changes & (RoomView::People | RoomView::Mode)) follow();
        if (!(changes & RoomView::Sketch)) return;
        const Sketch sketch = sketchOf(session_.room());
        for (const auto& [id, shown] : tiles_)
            if (shown->info().media.share) shown->setSketch(sketch);
    });
    const auto own = [this](const PeerId& id) { return id.isEmpty() ? session_.room().self().id : id; };
    connect(&session_, &ConsultSession::frame, this, [this, own](const PeerId& id, const QVideoFrame& frame) {
        if (ParticipantTile* found = tile(own(id))) found->show(frame);
    });
    connect(&session_, &ConsultSession::level, this, [this, own](const PeerId& id, double decibels) {
        if (ParticipantTile* found = tile(own(id))) found->setLevel(decibels);
        if (!id.isEmpty() && speaker_.hear(id, decibels, ActiveSpeaker::Time(clock_.elapsed()))) arrange();
    });
    connect(&session_, &ConsultSession::talkingChanged, this, [this](bool on) {
        if (ParticipantTile* found = tile(session_.room().self().id)) found->setTalking(on);
    });
    connect(&session_, &ConsultSession::stats, this, [this](const PeerId& id, const ConsultStats& stats) {
        if (ParticipantTile* found = tile(id)) found->setStats(stats);
    });
    connect(&session_, &ConsultSession::mediaStateChanged, this,
            [this](const PeerId& id, ConsultPeerState state, const QString& reason) {
                if (ParticipantTile* found = tile(id)) found->setState(state, reason);
            });
    follow();
}

ParticipantTile* Gallery::tile(const PeerId& id) const
{
    const auto found = tiles_.find(id);
    return found == tiles_.end() ? nullptr : found->second;
}

void Gallery::follow()
{
    const RoomView& room = session_.room();
    for (auto known = tiles_.begin(); known != tiles_.end();) {
        if (room.find(known->first) != nullptr) {
            ++known;
            continue;
        }
        speaker_.forget(known->first);
        if (pinned_ == known->first) pinned_.reset();
        if (key_ == known->first) key_.reset();
        std::erase(order_, known->first);
        known->second->deleteLater();
        known->second->hide();
        known = tiles_.erase(known);
    }
    for (const PeerInfo& peer : room.peers()) keepTile(peer, false);
    if (!room.self().id.isEmpty()) keepTile(room.self(), true);
    for (const auto& [id, shown] : tiles_) {
        shown->setReached(room.isReached(id));
        shown->setHeld(shown->info().media.holdsBack(room.self().id), session_.holdsBack(id));
    }
    arrange();
}

void Gallery::keepTile(const PeerInfo& info, bool own)
{
    if (ParticipantTile* known = tile(info.id)) return known->setInfo(info);
    auto* made = new ParticipantTile(info, own, theme_, this);
    if (!own) made->setState(session_.mediaState(info.id), {});
    if (own) made->setTalking(session_.talking());
    made->setDetails(details_);
    connectTile(made, info.id);
    tiles_.emplace(info.id, made);
    order_.push_back(info.id);
}

void Gallery::connectTile(ParticipantTile* tile, const PeerId& id)
{
    connect(tile, &ParticipantTile::pinRequested, this, [this, id] { pin(id); });
    connect(tile, &ParticipantTile::pressed, this, [this, id] { setChosen(id); });
    connect(tile, &ParticipantTile::pointed, this,
            [this, id](const std::optional<QPointF>& at, bool pressed) { point(id, at, pressed); });
}

void Gallery::pin(const PeerId& id)
{
    pinned_ = pinned_ == id ? std::nullopt : std::optional(id);
    arrange();
}

void Gallery::pinChosen()
{
    if (key_) pin(*key_);
}

void Gallery::choose(int x, int y)
{
    if (order_.empty()) return;
    std::vector<QRect> places;
    for (const PeerId& id : order_) {
        const ParticipantTile* shown = tiles_.at(id);
        places.push_back(shown->isHidden() ? QRect() : shown->geometry());
    }
    const auto here = std::find(order_.begin(), order_.end(), key_.value_or(PeerId()));
    if (here == order_.end()) return setChosen(order_.front());
    setChosen(order_.at(std::size_t(gallery::neighbour(places, int(here - order_.begin()), x, y))));
}

void Gallery::setChosen(const std::optional<PeerId>& id)
{
    key_ = id;
    for (const auto& [known, shown] : tiles_) shown->setChosen(hasFocus() && key_ == known);
}

void Gallery::focusInEvent(QFocusEvent*)
{
    setChosen(key_);
}

void Gallery::focusOutEvent(QFocusEvent*)
{
    setChosen(key_);
}

void Gallery::setDetails(bool shown)
{
    details_ = shown;
    for (const auto& [id, tile] : tiles_) tile->setDetails(shown);
}

void Gallery::setSpeakerView(bool on)
{
    speakerView_ = on;
    arrange();
}

std::optional<PeerId> Gallery::chosen() const
{
    if (pinned_) return pinned_;
    for (const PeerId& id : order_)
        if (tiles_.at(id)->info().media.share) return id;
    if (!speakerView_) return std::nullopt;
    if (speaker_.current()) return speaker_.current();
    for (const PeerId& id : order_)
        if (id != session_.room().self().id) return id;
    return std::nullopt;
}

ParticipantTile* Gallery::main() const
{
    const auto id = chosen();
    return id ? tile(*id) : nullptr;
}

void Gallery::arrange()
{
    const QRect room = rect().adjusted(space(2), space(2), -space(2), -space(2));
    const auto large = chosen();
    std::vector<ParticipantTile*> others;
    for (const PeerId& id : order_) {
        ParticipantTile* shown = tiles_.at(id);
        shown->setSpeaking(speaker_.current() == id);
        shown->setPinned(pinned_ == id);
        if (large != id) others.push_back(shown);
    }
    const bool staged = large && tile(*large) != nullptr;
    const gallery::Stage stage = staged ? gallery::stage(room, int(others.size()), space(2)) : gallery::Stage{};
    const std::vector<QRect> places = staged ? stage.others : gallery::grid(room, int(others.size()), space(2));
    if (staged) {
        tile(*large)->setGeometry(stage.large);
        tile(*large)->setVisible(true);
    }
    for (std::size_t i = 0; i < others.size(); ++i) {
        if (!places[i].isNull()) others[i]->setGeometry(places[i]);
        others[i]->setVisible(!places[i].isNull());
    }
}

void Gallery::resizeEvent(QResizeEvent*)
{
    arrange();
}

void Gallery::point(const PeerId& id, const std::optional<QPointF>& at, bool pressed)
{
    const ParticipantTile* over = tile(id);
    if (over == nullptr || !over->info().media.share || session_.room().self().role == PeerRole::Listener) return;
    if (drawing_ && at && pressed) {
        if (!std::exchange(strokeOpen_, true)) {
            ++stroke_.stroke;
            stroke_.points.clear();
        }
        if (stroke_.points.size() < std::size_t(signalbounds::kDrawPoints)) stroke_.points.push_back(*at);
    } else if (std::exchange(strokeOpen_, false)) {
        session_.draw(stroke_);
    }
    // That it left is said once, whatever the mouse does beside the picture.
    if (!at && !std::exchange(pointing_, false)) return;
    if (at && pointedAt_.elapsed() < kPointerEveryMs) return;
    pointing_ = at.has_value();
    if (at) pointedAt_.restart();
    session_.point(at.value_or(QPointF()), at.has_value());
}

}  // namespace pitwatch::ui
