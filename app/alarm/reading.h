#pragma once

#include <QTimeZone>

#include "detailtemplate.h"
#include "minefacts.h"
#include "rule.h"

namespace pitwatch {

/// What a rule sees of one subject at one moment.
struct Reading {
    QString subject;
    bool known = true;  ///< false: nothing can be said now; nothing is raised and nothing cleared
    double value = 0;
    std::optional<double> limit;
    Facts facts;
};

struct Readings {
    std::vector<Reading> list;
    bool absentIsOver = true;  ///< a subject that is not in the list is over; false: nothing can be said about it
};

/// What a reading needs beside the facts. The rules must outlive it.
struct ReadingContext {
    const RuleSet& rules;
    UtcTime now;
    QTimeZone zone;  ///< the region's
};

/// The readings of one rule for one mine, or, for FeedSilent, for the region's feeds. Pure.
Readings readMineFacts(const Rule& rule, const MineFacts& facts, const ReadingContext& context);
Readings readFeedFacts(const std::vector<FeedFact>& feeds);

/// Whether the condition holds; comparisons with a limit that is not there do not.
bool holds(const Condition& when, const Reading& reading, MineStateKind state, const MineFacts* facts, UtcTime now);

/// Whether `now` lies around a change of shift of the mine.
bool nearShiftChange(const std::vector<Shift>& shifts, const ShiftChangeMute& mute, UtcTime now, const QTimeZone& zone);

}  // namespace pitwatch
