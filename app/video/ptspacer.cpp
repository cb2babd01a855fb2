#include "ptspacer.h"

namespace pitwatch {

using namespace std::chrono_literals;

namespace {
constexpr Micros kLongestStep = 5s;  ///< a gap in a file is not worth waiting for
constexpr Micros kTooLate = 1s;      ///< later than this is made good by starting anew, not by hurrying
}  // namespace

MonoTime PtsPacer::due(std::optional<Micros> dts, Micros frame, MonoTime now)
{
    if (!run_) {
        run_ = Run{now, dts.value_or(Micros(0))};
        looped_ = false;
        return now;
    }
    const Micros time = dts.value_or(run_->lastDts + frame);
    Micros step = looped_ ? frame : time - run_->lastDts;
    if (step < 0us || step > kLongestStep) step = frame;
    looped_ = false;
    run_->last += step;
    run_->lastDts = time;
    if (now - run_->last > kTooLate) run_->last = now;
    return run_->last;
}

void PtsPacer::loop()
{
    looped_ = true;
}

void PtsPacer::restart()
{
    run_.reset();
    looped_ = false;
}

Micros PtsPacer::ahead(MonoTime now) const
{
    return run_ ? std::chrono::duration_cast<Micros>(run_->last - now) : Micros(0);
}

}  // namespace pitwatch
