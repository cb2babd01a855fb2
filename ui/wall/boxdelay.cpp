#include "boxdelay.h"

#include <algorithm>

namespace pitwatch::ui {

using namespace std::chrono_literals;

namespace {
constexpr std::chrono::milliseconds kMargin = 60ms;    // between the arrival of detections and the frame they belong to
constexpr std::chrono::milliseconds kLongest = 900ms;  // that a picture waits
constexpr std::chrono::milliseconds kStep = 40ms;
}  // namespace

std::chrono::milliseconds boxDelay(std::optional<std::chrono::milliseconds> arrival, std::chrono::milliseconds current)
{
    const auto wanted = arrival ? std::min(*arrival + kMargin, kLongest) : 0ms;
    if (wanted <= current && wanted + kStep >= current) return current;
    return wanted > 0ms ? wanted + kStep / 2 : 0ms;
}

}  // namespace pitwatch::ui
