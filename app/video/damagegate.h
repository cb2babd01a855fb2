#pragma once

#include <chrono>
#include <optional>

#include "monotime.h"

namespace pitwatch {

/// Keeps damaged pictures off the screen: after a decoder's error every picture is doubtful until the next good key
/// picture, because those between are made from the damaged one. The last good picture stays meanwhile: it says how
/// old it is, rubbish would not. Only of a source that has never sent a good one the damaged ones pass after a while,
/// so that there is something to see. Pure; one thread at a time.
class DamageGate {
public:
    explicit DamageGate(std::chrono::milliseconds patience) : patience_(patience) {}

    /// A packet did not decode.
    void failed(MonoTime now);
    /// Whether this picture may be shown. `flawed`: the decoder said so.
    bool passes(bool flawed, bool key, MonoTime now);
    bool damaged() const { return since_.has_value(); }

private:
    bool healed(bool key, MonoTime now) const;

    std::chrono::milliseconds patience_;
    bool everGood_ = false;
    std::optional<MonoTime> since_;  ///< pictures are doubtful
    MonoTime flawAt_{};
};

}  // namespace pitwatch
