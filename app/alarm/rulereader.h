#pragma once

#include <core/jsoncheck.h>

#include "rule.h"

namespace pitwatch {

/// Reads a rule document. What does not fit is reported to the cursor's issues. Internal to alarm/.
void readRuleSet(const JsonCursor& root, RuleSet& rules);

}  // namespace pitwatch
