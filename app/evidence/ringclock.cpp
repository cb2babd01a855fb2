#include "ringclock.h"

#include <video/cliptimeline.h>

namespace pitwatch {

namespace {

using namespace std::chrono_literals;

/// A stream whose time leads further away than this has begun anew.
constexpr Micros kJump = 2500ms;
/// A camera clock that is slow is followed by this share of the difference per picture.
constexpr int kFollow = 1024;

}  // namespace

UtcTime RingClock::at(const TappedPacket& picture)
{
    const UtcTime known = pictureTime(picture);
    if (!picture.pts) return known;
    const Micros offset = known.time_since_epoch() - *picture.pts;
    const Micros apart = offset_ ? offset - *offset_ : Micros(0);
    if (!offset_ || picture.gap || hasSaneCapture(picture) || apart > kJump || apart < -kJump || apart < 0us)
        offset_ = offset;
    else
        *offset_ += apart / kFollow;
    return UtcTime(*picture.pts + *offset_);
}

}  // namespace pitwatch
