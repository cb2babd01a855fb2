#pragma once

#include <algorithm>
#include <chrono>
#include <optional>

namespace pitwatch {

/// How soon a media process that ended is started again: at once, then after 1, 2, 4 and 8 seconds, then not at all.
/// One that lived for a minute begins a new series. Pure.
class RestartPace {
public:
    using Time = std::chrono::milliseconds;

    static constexpr Time kSettled{60'000};
    static constexpr int kMostInSeries = 5;

    /// `step`: the first pause that is one; the others follow it.
    explicit RestartPace(Time step = Time(1'000)) : step_(step) {}

    /// The pause before the next start; nothing: there shall be none.
    std::optional<Time> ended(Time lived)
    {
        if (lived >= kSettled) inSeries_ = 0;
        if (++inSeries_ > kMostInSeries) return std::nullopt;
        return inSeries_ == 1 ? Time(0) : step_ * (1 << (inSeries_ - 2));
    }
    bool firstInSeries() const { return inSeries_ == 1; }

private:
    Time step_;
    int inSeries_ = 0;
};

}  // namespace pitwatch
