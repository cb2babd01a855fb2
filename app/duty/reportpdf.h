#pragma once

#include <functional>

#include "reportsheet.h"

class QSaveFile;

/// What every kind of report needs on its way to a file. Long: not for the GUI thread.
namespace pitwatch {

/// Calls `write` with the opened file and replaces the old one in one step; when that fails the old one stays.
Result<void> replaceReport(const QString& path, const std::function<Result<void>(QSaveFile&)>& write);

/// The sheet as a PDF. Needs a QGuiApplication. `progress` may be null.
Result<void> writePdf(const ReportSheet& sheet, QSaveFile& file, ReportProgress* progress);

/// Without characters that file systems refuse, and not too long.
QString fileNamePart(const QString& text);

/// The error of a report that cannot be written.
Error cannotWriteReport(const QSaveFile& file);

}  // namespace pitwatch
