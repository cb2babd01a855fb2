#pragma once

#include "utctime.h"

namespace pitwatch {

/// Where the time comes from. Handed in by constructor, so that tests and replay decide what time it is.
/// Implementations are safe to call from any thread.
class Clock {
public:
    virtual ~Clock() = default;
    virtual UtcTime now() const = 0;
};

class SystemClock final : public Clock {
public:
    UtcTime now() const override { return std::chrono::floor<Micros>(std::chrono::system_clock::now()); }
};

/// A clock that stands until it is told to move: replay drives it from the log, tests by hand.
/// Not synchronised: use it from one thread.
class ManualClock final : public Clock {
public:
    explicit ManualClock(UtcTime start = UtcTime{}) : now_(start) {}
    UtcTime now() const override { return now_; }
    void set(UtcTime time) { now_ = time; }
    void advance(Micros step) { now_ += step; }

private:
    UtcTime now_;
};

}  // namespace pitwatch
