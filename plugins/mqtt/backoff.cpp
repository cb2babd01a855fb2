#include "backoff.h"

namespace pitwatch::mqtt {

std::chrono::milliseconds Backoff::next(double chance)
{
    constexpr int kLongestStep = 1;
    constexpr double kJitter = 0.25;
    const std::chrono::milliseconds whole = std::chrono::seconds(1 << step_);
    if (step_ < kLongestStep) ++step_;
    return std::chrono::milliseconds(static_cast<int>(static_cast<double>(whole.count()) * (1 - kJitter * chance)));
}

}  // namespace pitwatch::mqtt
