#include "resourcepaths.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace pitwatch {

QString resourceFile(const QString& name)
{
    const QString installed = QCoreApplication::applicationDirPath() + QStringLiteral("/../share/pitwatch/") + name;
    if (QFileInfo::exists(installed)) return QDir::cleanPath(installed);
    const QString source = QStringLiteral(PITWATCH_RESOURCES "/") + name;
    return QFileInfo::exists(source) ? source : QString();
}

QString siblingProgram(const QString& name)
{
    const QDir here(QCoreApplication::applicationDirPath());
    // Programs stand together; what stands elsewhere, as tests do, has them next door.
    return QDir::cleanPath(here.filePath(here.exists(name) ? name : QStringLiteral("../bin/") + name));
}

QString translationDirectory()
{
    const QDir bin(QCoreApplication::applicationDirPath());
    const QString installed = bin.filePath(QStringLiteral("../share/pitwatch/translations"));
    return QDir::cleanPath(QFileInfo::exists(installed) ? installed : bin.filePath(QStringLiteral("../translations")));
}

}  // namespace pitwatch
