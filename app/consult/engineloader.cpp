#include "engineloader.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonObject>
#include <QLibrary>

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

constexpr int kApi = 1;
constexpr qsizetype kMostFiles = 256;  ///< of one directory: a wrong path must not be searched through

QString words(const char* text)
{
    return QCoreApplication::translate("EngineLoader", text);
}

}  // namespace

EngineLoader::EngineLoader(const QStringList& directories)
{
    for (const QString& directory : directories) {
        const QDir folder(directory);
        for (const QString& file : folder.entryList(QDir::Files, QDir::Name).mid(0, kMostFiles))
            if (!loader_ && QLibrary::isLibrary(file)) examine(folder.canonicalPath() + u'/' + file);
    }
    if (loader_)
        objection_.clear();
    else if (objection_.isEmpty())
        objection_ = words(QT_TRANSLATE_NOOP("EngineLoader", "No consultation plugin is installed."));
}

void EngineLoader::examine(const QString& file)
{
    auto loader = std::make_unique<QPluginLoader>(file);
    const QJsonObject found = loader->metaData();
    const QString iid = found["IID"_L1].toString();
    if (!iid.startsWith("cn.pitwatch.ConsultPlugin/"_L1)) return;
    const int api = found["MetaData"_L1]["api"_L1].toInt();
    if (iid == QLatin1String(PITWATCH_CONSULT_PLUGIN_IID) && api == kApi)
        loader_ = std::move(loader);
    else
        objection_ = words(QT_TRANSLATE_NOOP("EngineLoader", "%1 is made for another version of Pitwatch.")).arg(file);
}

QString EngineLoader::file() const
{
    return loader_ ? loader_->fileName() : QString();
}

Result<std::unique_ptr<ConsultEngine>> EngineLoader::make()
{
    if (!loader_) return Error{ErrorKind::Unavailable, objection_, {}};
    auto* plugin = qobject_cast<ConsultPlugin*>(loader_->instance());
    if (plugin == nullptr) {
        objection_ = loader_->errorString();
        return Error{ErrorKind::Unavailable, objection_, loader_->fileName()};
    }
    return plugin->create();
}

}  // namespace pitwatch
