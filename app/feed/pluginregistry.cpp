#include "pluginregistry.h"

#include <QDir>
#include <QLibrary>

#include <algorithm>

#include <core/logging.h>

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

constexpr int kApi = 1;
constexpr int kMaximumFiles = 256;  ///< per directory: a wrong path such as /usr/lib must not be searched through

QString localName(const QJsonObject& meta, const QLocale& locale)
{
    const QString plain = meta.value("name"_L1).toString(meta.value("id"_L1).toString());
    return meta.value(u"name[%1]"_s.arg(locale.name())).toString(plain);
}

/// Why these metadata cannot be used; empty when they can.
QString objection(const QString& iid, const QJsonObject& meta)
{
    if (iid != QLatin1String(PITWATCH_FEED_PLUGIN_IID))
        return PluginRegistry::tr("found interface \"%1\", expected \"%2\"")
            .arg(iid, QLatin1String(PITWATCH_FEED_PLUGIN_IID));
    if (meta.value("id"_L1).toString().isEmpty()) return PluginRegistry::tr("found no \"id\" in the plugin's metadata");
    if (meta.value("api"_L1).toInt() != kApi)
        return PluginRegistry::tr("found API version %1, expected %2").arg(meta.value("api"_L1).toInt()).arg(kApi);
    return {};
}

bool isOtherInterface(const QString& iid)
{
    return iid.startsWith("cn.pitwatch."_L1) && !iid.startsWith("cn.pitwatch.FeedPlugin/"_L1);
}

}  // namespace

PluginRegistry::PluginRegistry(const QStringList& directories, const QLocale& locale)
{
    QStringList seen;
    for (const QString& directory : directories) {
        const QString path = QDir(directory).canonicalPath();
        if (path.isEmpty() || seen.contains(path)) continue;
        seen += path;
        scan(path, locale);
    }
}

QStringList PluginRegistry::defaultDirectories()
{
    const QString own = QCoreApplication::applicationDirPath();
    return qEnvironmentVariable("PITWATCH_PLUGIN_PATH").split(u':', Qt::SkipEmptyParts) +
           QStringList{own + u"/../plugins"_s, own + u"/../lib/pitwatch/plugins"_s};
}

void PluginRegistry::scan(const QString& directory, const QLocale& locale)
{
    const QDir folder(directory);
    QStringList files = folder.entryList(QDir::Files, QDir::Name);
    erase_if(files, [](const QString& file) { return !QLibrary::isLibrary(file); });
    for (const QString& file : files.mid(0, kMaximumFiles)) examine(folder.filePath(file), locale);
}

void PluginRegistry::examine(const QString& file, const QLocale& locale)
{
    auto loader = std::make_unique<QPluginLoader>(file);
    const QJsonObject found = loader->metaData();
    const QString iid = found.value("IID"_L1).toString();
    if (isOtherInterface(iid)) return;

    const QJsonObject meta = found.value("MetaData"_L1).toObject();
    PluginInfo info;
    info.file = file;
    info.id = meta.value("id"_L1).toString();
    info.name = localName(meta, locale);
    info.api = meta.value("api"_L1).toInt();
    info.error = found.isEmpty() ? loader->errorString() : objection(iid, meta);
    if (found.isEmpty() && info.error.isEmpty()) info.error = tr("found no plugin in this file");
    const PluginInfo* taken = info.error.isEmpty() ? usable(info.id) : nullptr;
    if (taken) info.error = tr("the id \"%1\" is already taken by %2").arg(info.id, taken->file);
    if (!info.error.isEmpty()) qCWarning(logFeed).noquote() << "plugin" << file << "is not usable:" << info.error;
    infos_.push_back(info);
    loaders_.push_back(std::move(loader));
}

const PluginInfo* PluginRegistry::usable(const QString& id) const
{
    const auto fits = [&](const PluginInfo& info) { return info.id == id && info.error.isEmpty(); };
    const auto found = std::find_if(infos_.begin(), infos_.end(), fits);
    return found == infos_.end() ? nullptr : &*found;
}

QJsonObject PluginRegistry::metadata(const QString& id) const
{
    const PluginInfo* info = usable(id);
    return info
               ? loaders_.at(static_cast<std::size_t>(info - infos_.data()))->metaData().value("MetaData"_L1).toObject()
               : QJsonObject();
}

Result<FeedPlugin*> PluginRegistry::load(const QString& id)
{
    const PluginInfo* found = usable(id);
    if (!found) {
        const auto named = std::find_if(infos_.begin(), infos_.end(), [&](const auto& info) { return info.id == id; });
        if (named != infos_.end()) return Error{ErrorKind::Unavailable, named->error, named->file};
        return Error{ErrorKind::NotFound, tr("there is no plugin \"%1\"").arg(id), {}};
    }
    const std::size_t index = static_cast<std::size_t>(found - infos_.data());
    PluginInfo& info = infos_.at(index);
    QPluginLoader& loader = *loaders_.at(index);
    FeedPlugin* plugin = qobject_cast<FeedPlugin*>(loader.instance());
    if (!plugin) {
        info.error = loader.isLoaded() ? tr("the plugin does not give the interface it names") : loader.errorString();
        qCWarning(logFeed).noquote() << "plugin" << info.file << "could not be loaded:" << info.error;
        return Error{ErrorKind::Unavailable, info.error, info.file};
    }
    info.loaded = true;
    return plugin;
}

}  // namespace pitwatch
