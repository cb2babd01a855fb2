#include "filehash.h"

#include <QCryptographicHash>
#include <QFile>

#include <core/reason.h>

namespace pitwatch {

Result<QString> sha256OfFile(const QString& path)
{
    QFile file(path);
    if (!file.exists()) return Error{ErrorKind::NotFound, reasonText(Reason::NoSuchFile), path};
    if (!file.open(QIODevice::ReadOnly)) return Error{ErrorKind::Permission, fileReason(file), path};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!hash.addData(&file)) return Error{ErrorKind::Unavailable, fileReason(file), path};
    return QString::fromLatin1(hash.result().toHex());
}

}  // namespace pitwatch
