#include "regionfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace pitwatch {

namespace {

Error unfit(ErrorKind kind, const QString& path, const QString& found, const QString& expected)
{
    return Error{kind, QStringLiteral("found %1, expected %2").arg(found, expected), path};
}

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
    const QFileInfo info(path);
    if (!info.exists())
        return unfit(ErrorKind::NotFound, path, QStringLiteral("no such file"), QStringLiteral("a region file"));
    // Opening a pipe or a device could block for ever.
    if (!info.isFile())
        return unfit(ErrorKind::InvalidInput, path,
                     info.isDir() ? QStringLiteral("a directory") : QStringLiteral("a special file"),
                     QStringLiteral("a region file"));
    const QString bound = QStringLiteral("at most %1 bytes").arg(kMaximumRegionFileBytes);
    if (info.size() > kMaximumRegionFileBytes)
        return unfit(ErrorKind::InvalidInput, path, QStringLiteral("a file of %1 bytes").arg(info.size()), bound);

    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unfit(ErrorKind::Permission, path, file.errorString(), QStringLiteral("a readable file"));
    QByteArray document = file.read(kMaximumRegionFileBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return unfit(ErrorKind::Unavailable, path, file.errorString(), QStringLiteral("a readable file"));
    if (document.size() > kMaximumRegionFileBytes)
        return unfit(ErrorKind::InvalidInput, path, QStringLiteral("a file that grows"), bound);
    return document;
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
    return Error{kind, file.errorString(), path};
}

}  // namespace pitwatch
