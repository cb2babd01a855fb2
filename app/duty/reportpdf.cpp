#include "reportpdf.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSaveFile>

#include <core/reason.h>

#include "reportpages.h"

namespace pitwatch {

namespace {

constexpr int kPdfResolution = 600;
constexpr int kNamePartCharacters = 60;

}  // namespace

Error cannotWriteReport(const QSaveFile& file)
{
    return {ErrorKind::Permission,
            QCoreApplication::translate("ShiftReport", "the file cannot be written: %1").arg(fileReason(file)),
            file.fileName()};
}

Result<void> replaceReport(const QString& path, const std::function<Result<void>(QSaveFile&)>& write)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return cannotWriteReport(file);
    const Result<void> written = write(file);
    if (!written) {
        file.cancelWriting();
        return written;
    }
    if (!file.commit()) return cannotWriteReport(file);
    return {};
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
    if (!painter.begin(&writer)) return cannotWriteReport(file);
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

QString fileNamePart(const QString& text)
{
    static const QRegularExpression refused(QStringLiteral(R"([\\/:*?"<>|\x00-\x1f]+)"));
    QString part = text.left(kNamePartCharacters);
    return part.replace(refused, QStringLiteral("_"));
}

}  // namespace pitwatch
