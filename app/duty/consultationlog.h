#pragma once

#include "shiftreport.h"

/// What a shift's report says of consultations, out of their minutes. Reads the disk: on any thread but the GUI's.
namespace pitwatch {

/// Consultations that overlap the period, oldest first. Minutes without an end reach to their last entry. At most the
/// 500 newest that began before the period's end are looked at. Files that cannot be read are skipped and named when
/// they began in the period or within the day before it. A folder that is not there holds nothing.
ConsultationLog consultationsWithin(const QString& minutesFolder, const Period& period);

}  // namespace pitwatch
