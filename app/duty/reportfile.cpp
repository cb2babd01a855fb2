#include "reportfile.h"

#include <QSaveFile>

#include "reportcsv.h"
#include "reportpdf.h"

namespace pitwatch {

namespace {

Result<void> writeCsv(const ReportSheet& sheet, QSaveFile& file)
{
    const QByteArray bytes = toCsv(sheet);
    if (file.write(bytes) != bytes.size()) return cannotWriteReport(file);
    return {};
}

}  // namespace

std::optional<ReportFormat> reportFormat(const QString& word)
{
    if (word == QLatin1String("pdf")) return ReportFormat::Pdf;
    if (word == QLatin1String("csv")) return ReportFormat::Csv;
    return std::nullopt;
}

QString fileSuffix(ReportFormat format)
{
    return format == ReportFormat::Pdf ? QStringLiteral("pdf") : QStringLiteral("csv");
}

QString suggestedFileName(const ShiftReport& report, ReportFormat format)
{
    const QString from = toDateTime(report.period.from, report.zone).toString(QStringLiteral("yyyyMMdd-HHmm"));
    const QString to = toDateTime(report.period.to, report.zone).toString(QStringLiteral("HHmm"));
    return QStringList{fileNamePart(report.regionName), from, to}.join(QLatin1Char('-')) + QLatin1Char('.') +
           fileSuffix(format);
}

Result<void> writeReport(const ShiftReport& report, ReportFormat format, const QString& path, ReportProgress* progress)
{
    return replaceReport(path, [&](QSaveFile& file) {
        const ReportSheet sheet = composeSheet(report);
        return format == ReportFormat::Pdf ? writePdf(sheet, file, progress) : writeCsv(sheet, file);
    });
}

}  // namespace pitwatch
