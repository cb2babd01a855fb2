#pragma once

#include <chrono>

namespace pitwatch::mqtt {

/// How long to wait before the next attempt: 1, 2, 2 … seconds, each shortened by up to a quarter at random, so that
/// the clients of a broker that comes back do not all return in the same moment.
class Backoff {
public:
    /// `chance` is a random number in [0, 1).
    std::chrono::milliseconds next(double chance);
    void reset() { step_ = 0; }

private:
    int step_ = 0;
};

}  // namespace pitwatch::mqtt
