#include "authorities.h"

#include <QDir>

#include <core/logging.h>

#include "privatefile.h"

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLargest = 64 * 1024;
constexpr qsizetype kMostFiles = 100;

}  // namespace

QList<QSslCertificate> loadAuthorities(const QString& folder)
{
    QList<QSslCertificate> all;
    const QDir directory(folder);
    const QStringList names = directory.entryList({u"*.pem"_s, u"*.crt"_s}, QDir::Files, QDir::Name).mid(0, kMostFiles);
    for (const QString& name : names) {
        const Result<QByteArray> content = readFile(directory.filePath(name), kLargest);
        const QList<QSslCertificate> found =
            content ? QSslCertificate::fromData(content.value(), QSsl::Pem) : QList<QSslCertificate>();
        if (found.isEmpty())
            qCWarning(logConsult).noquote() << "no certificate of another bureau:" << directory.filePath(name);
        all += found;
    }
    return all;
}

}  // namespace pitwatch
