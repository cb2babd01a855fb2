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
    return QDir::cleanPath(QCoreApplication::applicationDirPath() + QLatin1Char('/') + name);
}

QString translationDirectory()
{
    const QDir bin(QCoreApplication::applicationDirPath());
    const QString installed = bin.filePath(QStringLiteral("../share/pitwatch/translations"));
    return QDir::cleanPath(QFileInfo::exists(installed) ? installed : bin.filePath(QStringLiteral("../translations")));
}

}  // namespace pitwatch
