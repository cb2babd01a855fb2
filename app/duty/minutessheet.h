#pragma once

#include <consult/minutes.h>

#include "reportsheet.h"

namespace pitwatch {

/// The minutes of a consultation as they read on paper, translated; times in `zone`. Pure.
ReportSheet composeMinutes(const Minutes& minutes, const QString& regionName, const QTimeZone& zone);

}  // namespace pitwatch
