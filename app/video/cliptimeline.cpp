#include "cliptimeline.h"

#include <algorithm>

namespace pitwatch {

namespace {

using namespace std::chrono_literals;

/// How far the stream's own times may lead away from the clock: receipts come in lumps of up to two seconds.
constexpr Micros kTrustStream = 2500ms;
/// A pause shorter than this is the rhythm of the camera.
constexpr Micros kShortestGap = 1s;
constexpr std::size_t kMostGaps = 1000;

}  // namespace

bool hasSaneCapture(const TappedPacket& picture)
{
    return picture.capturedAt && picture.receivedAt - *picture.capturedAt < kSaneCapture &&
           *picture.capturedAt - picture.receivedAt < kSaneCapture;
}

UtcTime pictureTime(const TappedPacket& picture)
{
    return hasSaneCapture(picture) ? *picture.capturedAt : picture.receivedAt;
}

Micros ClipTimeline::place(const TappedPacket& picture)
{
    if (picture.duration > 0us && picture.duration < 10s) frame_ = picture.duration;
    if (!started_) {
        started_ = true;
        begin_ = pictureTime(picture);
        byCapture_ = hasSaneCapture(picture);
        anchorPts_ = picture.pts;
        return Micros(0);
    }
    const std::optional<Micros> even = byStream(picture);
    const Micros place = even ? *even : byClock(picture);
    if (place - newest_ > kShortestGap + frame_ && gaps_.size() < kMostGaps) gaps_.push_back({newest_ + frame_, place});
    newest_ = std::max(newest_, place);
    learn(picture, place);
    return place;
}

std::optional<Micros> ClipTimeline::byStream(const TappedPacket& picture) const
{
    if (picture.gap || !picture.pts || !anchorPts_) return std::nullopt;
    const Micros place = anchorPlace_ + (*picture.pts - *anchorPts_);
    const Micros clock = pictureTime(picture) - begin_;
    const Micros apart = place > clock ? place - clock : clock - place;
    return apart > kTrustStream ? std::nullopt : std::optional(place);
}

Micros ClipTimeline::byClock(const TappedPacket& picture)
{
    const Micros place = std::max(pictureTime(picture) - begin_, newest_ + frame_);
    anchorPts_ = picture.pts;
    anchorPlace_ = place;
    return place;
}

void ClipTimeline::learn(const TappedPacket& picture, Micros place)
{
    if (!hasSaneCapture(picture)) return;
    begin_ = *picture.capturedAt - place;
    byCapture_ = true;
}

}  // namespace pitwatch
