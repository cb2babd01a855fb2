#include "translation.h"

#include <QCoreApplication>
#include <QDir>
#include <QTranslator>

namespace pitwatch::ctl {

bool useTranslation(const QString& locale)
{
    const QDir bin(QCoreApplication::applicationDirPath());
    const QStringList folders{QStringLiteral(":/i18n"), bin.filePath(QStringLiteral("i18n")),
                              bin.filePath(QStringLiteral("translations")),
                              bin.filePath(QStringLiteral("../translations")),
                              bin.filePath(QStringLiteral("../share/pitwatch/translations"))};
    auto* translator = new QTranslator(QCoreApplication::instance());
    for (const QString& folder : folders)
        if (translator->load(QStringLiteral("pitwatch_") + locale, folder))
            return QCoreApplication::installTranslator(translator);
    delete translator;
    return false;
}

}  // namespace pitwatch::ctl
