#include "bitratecontroller.h"

#include <algorithm>

namespace pitwatch::webrtc {

using namespace std::chrono_literals;

namespace {

constexpr int kStep = 50'000;
constexpr double kLittle = 0.02;  ///< below this the way has room
constexpr double kMuch = 0.10;    ///< above this it has not
constexpr double kQueueFactor = 0.9;
constexpr auto kQueue = 150ms;  ///< more than the shortest round trip: packets wait somewhere

}  // namespace

int BitrateController::report(double lost, std::chrono::milliseconds roundTrip, int sent)
{
    double rate = rate_;
    if (lost > kMuch)
        rate *= 1 - std::min(lost, 1.0) / 2;
    else if (queueing(roundTrip))
        rate *= kQueueFactor;
    else if (lost < kLittle)
        rate = std::max<double>(rate + kStep, sent);
    rate_ = std::clamp(static_cast<int>(rate), kLowest, most_);
    return rate_;
}

void BitrateController::setMost(int bitsPerSecond)
{
    most_ = std::clamp(bitsPerSecond, kLowest, kHighest);
    rate_ = std::min(rate_, most_);
}

bool BitrateController::queueing(std::chrono::milliseconds roundTrip)
{
    if (roundTrip <= 0ms) return false;
    shortest_ = std::min(shortest_, roundTrip);
    return roundTrip - shortest_ > kQueue;
}

}  // namespace pitwatch::webrtc
