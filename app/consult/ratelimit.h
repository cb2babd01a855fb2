#pragma once

#include <QtGlobal>

#include <algorithm>

namespace pitwatch {

/// A token bucket: `perSecond` in the long run, `burst` at once. Time is handed in, in milliseconds of any clock that
/// does not run backwards. Pure.
class RateLimit {
public:
    RateLimit(int perSecond, int burst) : perSecond_(perSecond), burst_(burst), level_(burst) {}

    /// False: too much, and nothing is taken.
    bool take(qint64 nowMs, int amount = 1)
    {
        if (lastMs_ >= 0)
            level_ = std::min(burst_,
                              level_ + static_cast<double>(std::max<qint64>(0, nowMs - lastMs_)) * perSecond_ / 1000);
        lastMs_ = std::max(lastMs_, nowMs);
        if (level_ < amount) return false;
        level_ -= amount;
        return true;
    }

private:
    const double perSecond_;
    const double burst_;
    double level_;
    qint64 lastMs_ = -1;
};

}  // namespace pitwatch
