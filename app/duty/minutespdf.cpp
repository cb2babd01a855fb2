#include "minutespdf.h"

#include <QCoreApplication>

#include "minutessheet.h"
#include "reportpdf.h"

namespace pitwatch {

Result<void> writeMinutes(const Minutes& minutes, const QString& regionName, const QTimeZone& zone, const QString& path,
                          ReportProgress* progress)
{
    return replaceReport(
        path, [&](QSaveFile& file) { return writePdf(composeMinutes(minutes, regionName, zone), file, progress); });
}

QString suggestedFileName(const Minutes& minutes, const QTimeZone& zone)
{
    const QString subject = minutes.subject.isEmpty() ? minutes.room.text() : minutes.subject;
    const QStringList parts{QCoreApplication::translate("ConsultationMinutes", "Minutes of the consultation"), subject,
                            toDateTime(minutes.from, zone).toString(QStringLiteral("yyyyMMdd-HHmm"))};
    return fileNamePart(parts[0]) + QLatin1Char('-') + fileNamePart(parts[1]) + QLatin1Char('-') + parts[2] +
           QStringLiteral(".pdf");
}

}  // namespace pitwatch
