#include "detectionstore.h"

#include <algorithm>
#include <deque>
#include <mutex>
#include <unordered_map>

namespace pitwatch {

namespace {

struct Entry {
    UtcTime capturedAt;
    UtcTime receivedAt;
    std::shared_ptr<const DetectionSet> set;
};

using Track = std::deque<Entry>;  // by capturedAt

Micros distance(UtcTime a, UtcTime b)
{
    return a > b ? a - b : b - a;
}

QRectF between(const QRectF& a, const QRectF& b, double share)
{
    const auto mix = [share](double from, double to) { return from + (to - from) * share; };
    return QRectF(mix(a.x(), b.x()), mix(a.y(), b.y()), mix(a.width(), b.width()), mix(a.height(), b.height()));
}

const DetectedObject* sameObject(const DetectionSet& set, const DetectedObject& wanted)
{
    const auto found = std::find_if(set.objects.begin(), set.objects.end(), [&](const DetectedObject& o) {
        return o.id == wanted.id && o.objectClass == wanted.objectClass;
    });
    return found == set.objects.end() ? nullptr : &*found;
}

BoxesAtTime measured(const Entry& entry)
{
    return BoxesAtTime{entry.set->objects, entry.set->frame, entry.set->model, entry.capturedAt, false};
}

/// Objects that both sets have move in a straight line between them; an object that only one has is left out: where
/// it was on the frame in between is not known.
BoxesAtTime interpolated(const Entry& before, const Entry& after, UtcTime at)
{
    const double share =
        double((at - before.capturedAt).count()) / double((after.capturedAt - before.capturedAt).count());
    const Entry& nearest = share < 0.5 ? before : after;
    BoxesAtTime boxes{{}, nearest.set->frame, nearest.set->model, nearest.capturedAt, true};
    for (const DetectedObject& object : before.set->objects) {
        const DetectedObject* later = sameObject(*after.set, object);
        if (!later) continue;
        DetectedObject moved = share < 0.5 ? object : *later;
        moved.box = between(object.box, later->box, share);
        boxes.objects.push_back(std::move(moved));
    }
    return boxes;
}

}  // namespace

class DetectionStore::Private {
public:
    mutable std::mutex mutex;
    std::unordered_map<CameraKey, Track> tracks;
};

DetectionStore::DetectionStore() : d_(std::make_unique<Private>()) {}
DetectionStore::~DetectionStore() = default;

void DetectionStore::add(const CameraKey& camera, UtcTime capturedAt, UtcTime receivedAt, DetectionSet set)
{
    Entry entry{capturedAt, receivedAt, std::make_shared<const DetectionSet>(std::move(set))};
    const std::lock_guard lock(d_->mutex);
    Track& track = d_->tracks[camera];
    // Nearly always at the end; a late one is put where it belongs.
    const auto place = std::upper_bound(track.begin(), track.end(), capturedAt,
                                        [](UtcTime at, const Entry& e) { return at < e.capturedAt; });
    track.insert(place, std::move(entry));
    // By receipt, not by capture: one set from a clock that ran ahead would push out all that come after it.
    std::erase_if(track, [receivedAt](const Entry& e) { return distance(e.receivedAt, receivedAt) > kKept; });
    if (track.size() <= kSetsPerCamera) return;
    track.erase(std::min_element(track.begin(), track.end(),
                                 [](const Entry& a, const Entry& b) { return a.receivedAt < b.receivedAt; }));
}

std::optional<BoxesAtTime> DetectionStore::boxesAt(const CameraKey& camera, UtcTime frameTime,
                                                   std::chrono::milliseconds tolerance) const
{
    const std::lock_guard lock(d_->mutex);
    const auto found = d_->tracks.find(camera);
    if (found == d_->tracks.end()) return std::nullopt;
    const Track& track = found->second;
    const auto after = std::lower_bound(track.begin(), track.end(), frameTime,
                                        [](const Entry& e, UtcTime at) { return e.capturedAt < at; });
    const Entry* later = after == track.end() ? nullptr : &*after;
    const Entry* earlier = after == track.begin() ? nullptr : &*(after - 1);
    const Entry* nearest = earlier;
    if (later && (!earlier || distance(later->capturedAt, frameTime) <= distance(earlier->capturedAt, frameTime)))
        nearest = later;
    if (!nearest) return std::nullopt;
    if (distance(nearest->capturedAt, frameTime) <= kSameFrame) return measured(*nearest);
    if (earlier && later && later->capturedAt - earlier->capturedAt <= kWidestGap &&
        earlier->set->frame == later->set->frame)
        return interpolated(*earlier, *later, frameTime);
    if (distance(nearest->capturedAt, frameTime) <= tolerance) return measured(*nearest);
    return std::nullopt;
}

std::optional<std::chrono::milliseconds> DetectionStore::arrivalDelay(const CameraKey& camera, UtcTime now) const
{
    std::vector<Micros> delays;
    {
        const std::lock_guard lock(d_->mutex);
        const auto found = d_->tracks.find(camera);
        if (found == d_->tracks.end()) return std::nullopt;
        for (const Entry& entry : found->second)
            if (entry.receivedAt >= now - kKept && entry.receivedAt >= entry.capturedAt)
                delays.push_back(entry.receivedAt - entry.capturedAt);
    }
    if (delays.empty()) return std::nullopt;
    const auto rank = delays.begin() + std::ptrdiff_t((delays.size() - 1) * 95 / 100);
    std::nth_element(delays.begin(), rank, delays.end());
    return std::chrono::ceil<std::chrono::milliseconds>(*rank);
}

}  // namespace pitwatch
