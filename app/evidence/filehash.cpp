#include "filehash.h"

#include <QCryptographicHash>
#include <QFile>

namespace pitwatch {

Result<QString> sha256OfFile(const QString& path)
{
    QFile file(path);
    if (!file.exists()) return Error{ErrorKind::NotFound, QStringLiteral("the file is missing"), path};
    if (!file.open(QIODevice::ReadOnly)) return Error{ErrorKind::Permission, file.errorString(), path};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!hash.addData(&file)) return Error{ErrorKind::Unavailable, file.errorString(), path};
    return QString::fromLatin1(hash.result().toHex());
}

}  // namespace pitwatch
