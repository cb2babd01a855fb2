#include "tilereplay.h"

#include <algorithm>

namespace pitwatch::ui {

namespace {

using namespace std::chrono_literals;

/// The picture of another moment than this does not stand for the wanted one.
constexpr Micros kHole = 2s;

/// Spans of all rings in one list: where both qualities have pictures, one is enough.
std::vector<RingSpan> merged(std::vector<RingSpan> spans)
{
    std::sort(spans.begin(), spans.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    std::vector<RingSpan> list;
    for (const RingSpan& span : spans) {
        if (list.empty() || span.from - list.back().to > 1s)
            list.push_back(span);
        else
            list.back().to = std::max(list.back().to, span.to);
    }
    return list;
}

}  // namespace

TileReplay::TileReplay(ReplayEngine& engine, CameraKey camera, std::shared_ptr<ReplayClock> position)
    : engine_(engine),
      camera_(std::move(camera)),
      position_(std::move(position)),
      stream_(engine_.open(camera_, position_))
{
    review();
}

void TileReplay::review()
{
    std::vector<RingSpan> spans;
    for (const auto& ring : engine_.shelf().ringsOf(camera_))
        for (const RingSpan& span : ring->coverage()) spans.push_back(span);
    covered_ = merged(std::move(spans));
}

std::optional<UtcTime> TileReplay::neighbour(bool later) const
{
    const auto shown = stream_->shownAt();
    if (!shown) return std::nullopt;
    std::optional<UtcTime> best;
    for (const auto& ring : engine_.shelf().ringsOf(camera_)) {
        const auto at = later ? ring->pictureAfter(*shown) : ring->pictureBefore(*shown);
        if (at && (!best || (later ? *at < *best : *at > *best))) best = at;
    }
    return best;
}

bool TileReplay::inHole(UtcTime at) const
{
    const auto shown = stream_->shownAt();
    return shown && (at - *shown > kHole || *shown - at > kHole);
}

ReplayView TileReplay::view(UtcTime now) const
{
    const ReplayClock::Reading reading = position_->read();
    ReplayView view;
    view.behind = now - reading.at;
    view.paused = reading.paused;
    view.speed = reading.speed;
    view.waiting = !stream_->shownAt();
    view.hole = inHole(reading.at);
    if (covered_.empty()) return view;
    const UtcTime oldest = covered_.front().from;
    const double length = std::max(1.0, double((now - oldest).count()));
    const auto share = [&](UtcTime at) { return std::clamp(double((at - oldest).count()) / length, 0.0, 1.0); };
    view.kept = now - oldest;
    view.position = share(reading.at);
    for (const RingSpan& span : covered_) view.covered.push_back({share(span.from), share(span.to)});
    return view;
}

}  // namespace pitwatch::ui
