#pragma once

#include <QByteArray>

#include <core/jsoncheck.h>
#include <core/result.h>

#include "rule.h"

namespace pitwatch {

inline constexpr qint64 kMaximumRuleFileBytes = 1024 * 1024;

/// What a rule document turned out to be: the rules (usable only when `issues` is empty) and everything wrong with it.
struct RuleReading {
    RuleSet rules;
    std::vector<JsonIssue> issues;
};

/// Checks the whole document against resources/schemas/rules.schema.json and what a schema cannot say: ids used once,
/// templates that use only facts which their kind has. Keys that it does not know are allowed.
RuleReading readRules(const QByteArray& document);

/// Reads, checks and returns the rules; the error's message holds the issues, a line each.
Result<RuleSet> loadRules(const QString& path);

}  // namespace pitwatch
