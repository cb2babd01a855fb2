#include "smallfile.h"

#include <QFile>
#include <QFileInfo>

#include "reason.h"

namespace pitwatch {

namespace {

Error unfit(ErrorKind kind, const QString& path, const QString& found, const QString& expected)
{
    return Error{kind, QStringLiteral("found %1, expected %2").arg(found, expected), path};
}

}  // namespace

Result<QByteArray> readSmallFile(const QString& path, qint64 most, const QString& what)
{
    const QFileInfo info(path);
    if (!info.exists()) return unfit(ErrorKind::NotFound, path, QStringLiteral("no such file"), what);
    if (!info.isFile())
        return unfit(ErrorKind::InvalidInput, path,
                     info.isDir() ? QStringLiteral("a directory") : QStringLiteral("a special file"), what);
    const QString bound = QStringLiteral("at most %1 bytes").arg(most);
    if (info.size() > most)
        return unfit(ErrorKind::InvalidInput, path, QStringLiteral("a file of %1 bytes").arg(info.size()), bound);

    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return Error{ErrorKind::Permission, fileReason(file), path};
    QByteArray bytes = file.read(most + 1);
    if (file.error() != QFileDevice::NoError) return Error{ErrorKind::Unavailable, fileReason(file), path};
    if (bytes.size() > most) return unfit(ErrorKind::InvalidInput, path, QStringLiteral("a file that grows"), bound);
    return bytes;
}

}  // namespace pitwatch
