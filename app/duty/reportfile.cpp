#include "reportfile.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSaveFile>

#include "reportcsv.h"
#include "reportpages.h"

namespace pitwatch {

namespace {

constexpr int kPdfResolution = 600;

Error cannotWrite(const QSaveFile& file)
{
    return {ErrorKind::Permission,
            QCoreApplication::translate("ShiftReport", "the file cannot be written: %1").arg(file.errorString()),
            file.fileName()};
}

Result<void> writePdf(const ReportSheet& sheet, QSaveFile& file, ReportProgress* progress)
{
    QPdfWriter writer(&file);
    writer.setResolution(kPdfResolution);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(sheet.regionName + QStringLiteral(" ") + sheet.title + QStringLiteral(" ") + sheet.periodText);
    writer.setCreator(QCoreApplication::applicationName() + QLatin1Char(' ') + QCoreApplication::applicationVersion());
    const ReportPages pages(sheet, &writer);
    QPainter painter;
    if (!painter.begin(&writer)) return cannotWrite(file);
    const int count = pages.count();
    for (int page = 0; page < count; ++page) {
        if (progress && progress->cancelled) return cancelledReport();
        if (page > 0) writer.newPage();
        pages.paint(painter, page);
        if (progress) progress->percent = 100 * (page + 1) / count;
    }
    painter.end();
    return {};
}

Result<void> writeCsv(const ReportSheet& sheet, QSaveFile& file)
{
    const QByteArray bytes = toCsv(sheet);
    if (file.write(bytes) != bytes.size()) return cannotWrite(file);
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
    static const QRegularExpression refused(QStringLiteral(R"([\\/:*?"<>|\x00-\x1f]+)"));
    QString region = report.regionName.left(60);
    region.replace(refused, QStringLiteral("_"));
    const QString from = toDateTime(report.period.from, report.zone).toString(QStringLiteral("yyyyMMdd-HHmm"));
    const QString to = toDateTime(report.period.to, report.zone).toString(QStringLiteral("HHmm"));
    return QStringList{region, from, to}.join(QLatin1Char('-')) + QLatin1Char('.') + fileSuffix(format);
}

Result<void> writeReport(const ShiftReport& report, ReportFormat format, const QString& path, ReportProgress* progress)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return cannotWrite(file);
    const ReportSheet sheet = composeSheet(report);
    const Result<void> written = format == ReportFormat::Pdf ? writePdf(sheet, file, progress) : writeCsv(sheet, file);
    if (!written) {
        file.cancelWriting();
        return written;
    }
    if (!file.commit()) return cannotWrite(file);
    return {};
}

}  // namespace pitwatch
