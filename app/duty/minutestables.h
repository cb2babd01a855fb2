#pragma once

#include <consult/minutes.h>

#include "reportsheet.h"

namespace pitwatch {

/// The tables of a consultation's minutes, in their order on paper. Pure.
std::vector<ReportTable> minutesTables(const Minutes& minutes, const QTimeZone& zone);

}  // namespace pitwatch
