#pragma once

#include <optional>
#include <vector>

#include "reading.h"

namespace pitwatch {

/// How long each step's condition of one subject has held, and how long all of them have been over. Not synchronised.
class ConditionTracker {
public:
    struct Verdict {
        const RuleStep* raise = nullptr;  ///< the gravest step that has held long enough
        std::optional<UtcTime> since;     ///< since when any of the steps holds
        bool clear = false;               ///< over for long enough
    };

    Verdict update(const Rule& rule, const Reading& reading, MineStateKind state, const MineFacts* facts, UtcTime now);
    /// The subject is gone: over.
    Verdict updateAbsent(const Rule& rule, UtcTime now);
    /// Nothing is known: holds start again.
    void forget();
    /// Nothing is being timed: a fresh tracker would do the same.
    bool idle() const;

private:
    bool over(const Rule& rule, const Reading& reading, MineStateKind state) const;
    void time(std::optional<UtcTime>& since, bool condition, UtcTime now);
    Verdict verdict(const Rule& rule, UtcTime now) const;

    std::vector<std::optional<UtcTime>> steps_;  ///< since when each step's condition holds
    std::optional<UtcTime> over_;
};

}  // namespace pitwatch
