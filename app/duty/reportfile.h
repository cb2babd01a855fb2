#pragma once

#include "reportsheet.h"

namespace pitwatch {

enum class ReportFormat { Pdf, Csv };

/// "pdf" or "csv"; nothing for other words.
std::optional<ReportFormat> reportFormat(const QString& word);
QString fileSuffix(ReportFormat format);
/// "<region>-<yyyyMMdd-HHmm>-<HHmm>.<suffix>", without characters that file systems refuse.
QString suggestedFileName(const ShiftReport& report, ReportFormat format);

/// Writes the report in one step: the file is there whole or as it was before. Long: not for the GUI thread. Needs a
/// QGuiApplication for PDF. `progress` may be null.
Result<void> writeReport(const ShiftReport& report, ReportFormat format, const QString& path,
                         ReportProgress* progress = nullptr);

}  // namespace pitwatch
