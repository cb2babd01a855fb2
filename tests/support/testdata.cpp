#include "testdata.h"

#include <QDir>
#include <QFileInfo>

namespace pitwatch::test {

QString sourceFile(const QString& name)
{
    return QDir(QStringLiteral(PITWATCH_SOURCE_DIR)).filePath(name);
}

QString dataFile(const QString& name)
{
    return sourceFile(QStringLiteral("tests/data/") + name);
}

QString sharedFile(const QString& name)
{
    const QString path = sourceFile(QStringLiteral("../shared/data/") + name);
    return QFileInfo::exists(path) ? path : QString();
}

}  // namespace pitwatch::test
