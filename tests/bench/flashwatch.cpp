#include "flashwatch.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pitwatch::bench {

namespace {

constexpr int kBright = 160;        ///< of 255
constexpr double kSilent = -60;     ///< dB; the tone has about -17
constexpr double kWindow = 100;     ///< ms
constexpr double kTogether = 1000;  ///< ms; what lies further apart belongs to different flashes

}  // namespace

std::optional<double> FlashWatch::see(QVideoFrame frame, Time now)
{
    if (!frame.map(QVideoFrame::ReadOnly)) return std::nullopt;
    const bool bright = frame.bits(0)[frame.height() / 2 * frame.bytesPerLine(0) + frame.width() / 2] > kBright;
    frame.unmap();
    if (std::exchange(bright_, bright) || !bright) return std::nullopt;
    seenAt_ = now;
    return step();
}

std::optional<double> FlashWatch::hear(double decibels, Time now)
{
    const double before = std::exchange(before_, decibels);
    if (first_) {
        // The tenth after the one in which it began is filled by it.
        const double share = std::min(1.0, std::pow(10, (*first_ - decibels) / 10));
        first_.reset();
        heardAt_ = firstAt_ - Time(share * kWindow);
        return step();
    }
    if (before < kSilent && decibels > kSilent) {
        first_ = decibels;
        firstAt_ = now;
    }
    return std::nullopt;
}

std::optional<double> FlashWatch::step()
{
    if (!seenAt_ || !heardAt_) return std::nullopt;
    const double apart = (*heardAt_ - *seenAt_).count();
    if (std::abs(apart) > kTogether) {
        // The older one has lost its other half.
        (apart > 0 ? seenAt_ : heardAt_).reset();
        return std::nullopt;
    }
    seenAt_.reset();
    heardAt_.reset();
    return apart;
}

}  // namespace pitwatch::bench
