#include "privatefile.h"

#include <QCoreApplication>
#include <QSaveFile>

#include <core/reason.h>

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Consultation)
};

Error failed(const QString& file, const QString& reason)
{
    return Error{ErrorKind::Permission, reason, file};
}

}  // namespace

Result<QByteArray> readFile(const QString& name, qint64 largest)
{
    QFile file(name);
    if (!file.exists()) return Error{ErrorKind::NotFound, reasonText(Reason::NoSuchFile), name};
    if (!file.open(QIODevice::ReadOnly)) return failed(name, fileReason(file));
    QByteArray content = file.read(largest + 1);
    if (content.size() > largest)
        return Error{ErrorKind::Exhausted, Text::tr("is larger than %1 bytes").arg(largest), name};
    return content;
}

Result<void> writePrivateFile(const QString& name, const QByteArray& content)
{
    QSaveFile file(name);
    // Made private before anything is in it.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return failed(name, fileReason(file));
    file.write(content);
    if (!file.commit()) return failed(name, fileReason(file));
    return {};
}

}  // namespace pitwatch
