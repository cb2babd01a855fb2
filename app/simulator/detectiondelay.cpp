#include "detectiondelay.h"

#include <algorithm>
#include <cmath>

namespace pitwatch::sim {

namespace {

Micros seconds(double count)
{
    return Micros(static_cast<qint64>(count * 1e6));
}

double tenths(double value)
{
    return std::round(value * 10) / 10;
}

}  // namespace

void DetectionDelay::frame(const FrameTruth& truth, bool sighted)
{
    const std::lock_guard lock(mutex_);
    if (!wants(truth)) return;
    PendingDetection detection;
    detection.mine = truth.camera.mine;
    detection.capturedAt = truth.capturedAt;
    detection.due = dueTime(truth);
    detection.set.camera = truth.camera.camera;
    detection.set.frame = truth.frame;
    detection.set.model = QStringLiteral("minebox-sim/1");
    if (sighted)
        for (const DetectedObject& object : truth.objects)
            if (!random_.chance(habits_.missed)) detection.set.objects.push_back(seen(object, truth.frame));
    if (pending_.size() >= kMostPending) {
        pending_.erase(pending_.begin());
        ++dropped_;
    }
    const UtcTime due = detection.due;
    pending_.emplace(due, std::move(detection));
}

bool DetectionDelay::wants(const FrameTruth& truth)
{
    if (habits_.perSecond <= 0) return true;
    UtcTime& last = lastLook_[truth.camera];
    // A little early counts: frames do not come on the microsecond.
    if (truth.capturedAt - last < seconds(0.9 / habits_.perSecond)) return false;
    last = truth.capturedAt;
    return true;
}

UtcTime DetectionDelay::dueTime(const FrameTruth& truth)
{
    const UtcTime due = truth.capturedAt + seconds(random_.between(habits_.minimumDelay, habits_.maximumDelay));
    // One box has one queue: its results do not overtake each other.
    UtcTime& last = lastDue_[truth.camera];
    last = std::max(last, due);
    return last;
}

DetectedObject DetectionDelay::seen(const DetectedObject& object, QSize frame)
{
    DetectedObject result = object;
    const double w = object.box.width() * habits_.boxNoise;
    const double h = object.box.height() * habits_.boxNoise;
    const QRectF moved =
        object.box.adjusted(w * random_.normal(), h * random_.normal(), w * random_.normal(), h * random_.normal());
    const QRectF box = moved.intersected(QRectF(QPointF(0, 0), QSizeF(frame)));
    result.box = QRectF(tenths(box.x()), tenths(box.y()), tenths(box.width()), tenths(box.height()));
    result.confidence = std::round(random_.between(0.6, 0.98) * 100) / 100;
    return result;
}

std::vector<PendingDetection> DetectionDelay::takeDue(UtcTime now)
{
    const std::lock_guard lock(mutex_);
    std::vector<PendingDetection> due;
    const auto end = pending_.upper_bound(now);
    for (auto it = pending_.begin(); it != end; ++it) due.push_back(std::move(it->second));
    pending_.erase(pending_.begin(), end);
    return due;
}

std::size_t DetectionDelay::dropped() const
{
    const std::lock_guard lock(mutex_);
    return dropped_;
}

}  // namespace pitwatch::sim
