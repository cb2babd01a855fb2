#pragma once

#include <consult/minutes.h>

#include "shiftreport.h"

namespace pitwatch {

/// Writes the minutes as a PDF in one step: the file is there whole or as it was before. Long: not for the GUI thread.
/// Needs a QGuiApplication. `progress` may be null.
Result<void> writeMinutes(const Minutes& minutes, const QString& regionName, const QTimeZone& zone, const QString& path,
                          ReportProgress* progress = nullptr);

/// "<title>-<subject>-<yyyyMMdd-HHmm>.pdf", without characters that file systems refuse.
QString suggestedFileName(const Minutes& minutes, const QTimeZone& zone);

}  // namespace pitwatch
