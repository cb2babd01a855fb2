#include "regionfile.h"

#include <QFileInfo>
#include <QSaveFile>

#include <core/reason.h>
#include <core/smallfile.h>

namespace pitwatch {

namespace {

QString listing(const RegionReading& reading)
{
    QStringList lines;
    for (const JsonIssue& issue : reading.issues) lines << issue.text();
    if (reading.issueCount > reading.issues.size())
        lines << QStringLiteral("and %1 more").arg(reading.issueCount - reading.issues.size());
    return lines.join(QLatin1Char('\n'));
}

}  // namespace

Result<QByteArray> readRegionDocument(const QString& path)
{
    return readSmallFile(path, kMaximumRegionFileBytes, QStringLiteral("a region file"));
}

Result<Region> loadRegion(const QString& path)
{
    const Result<QByteArray> document = readRegionDocument(path);
    if (!document) return document.error();
    RegionReading reading = readRegion(document.value());
    if (reading.issueCount > 0) return Error{ErrorKind::InvalidInput, listing(reading), path};
    reading.region.directory = QFileInfo(path).absolutePath();
    return std::move(reading.region);
}

Result<void> saveRegion(const Region& region, const QString& path)
{
    QSaveFile file(path);
    const QByteArray document = writeRegion(region);
    if (file.open(QIODevice::WriteOnly) && file.write(document) == document.size() && file.commit()) return {};
    const ErrorKind kind = file.error() == QFileDevice::ResourceError || file.error() == QFileDevice::WriteError
                               ? ErrorKind::Exhausted
                               : ErrorKind::Permission;
    return Error{kind, fileReason(file), path};
}

}  // namespace pitwatch
