#include "boxlookup.h"

#include <algorithm>

namespace pitwatch {

namespace {

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

BoxesAtTime measured(const TimedDetections& entry)
{
    return BoxesAtTime{entry.set->objects, entry.set->frame, entry.set->model, entry.capturedAt, false};
}

/// Objects that both sets have move in a straight line between them; an object that only one has is left out: where
/// it was on the frame in between is not known.
BoxesAtTime interpolated(const TimedDetections& before, const TimedDetections& after, UtcTime at)
{
    const double share =
        double((at - before.capturedAt).count()) / double((after.capturedAt - before.capturedAt).count());
    const TimedDetections& nearest = share < 0.5 ? before : after;
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

void insertByCapture(DetectionTrack& track, TimedDetections entry)
{
    const auto place = std::upper_bound(track.begin(), track.end(), entry.capturedAt,
                                        [](UtcTime at, const TimedDetections& e) { return at < e.capturedAt; });
    track.insert(place, std::move(entry));
}

std::optional<BoxesAtTime> boxesAmong(const DetectionTrack& track, UtcTime frameTime,
                                      std::chrono::milliseconds tolerance)
{
    const auto after = std::lower_bound(track.begin(), track.end(), frameTime,
                                        [](const TimedDetections& e, UtcTime at) { return e.capturedAt < at; });
    const TimedDetections* later = after == track.end() ? nullptr : &*after;
    const TimedDetections* earlier = after == track.begin() ? nullptr : &*(after - 1);
    const TimedDetections* nearest = earlier;
    if (later && (!earlier || distance(later->capturedAt, frameTime) <= distance(earlier->capturedAt, frameTime)))
        nearest = later;
    if (!nearest) return std::nullopt;
    if (distance(nearest->capturedAt, frameTime) <= kSameFrame) return measured(*nearest);
    if (earlier && later && later->capturedAt - earlier->capturedAt <= kWidestBoxGap &&
        earlier->set->frame == later->set->frame)
        return interpolated(*earlier, *later, frameTime);
    if (distance(nearest->capturedAt, frameTime) <= tolerance) return measured(*nearest);
    return std::nullopt;
}

}  // namespace pitwatch
