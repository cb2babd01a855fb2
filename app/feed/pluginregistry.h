#pragma once

#include <QCoreApplication>
#include <QJsonObject>
#include <QLocale>
#include <QPluginLoader>
#include <QStringList>

#include <memory>
#include <vector>

#include "feedplugin.h"
#include "feedstatus.h"

namespace pitwatch {

/// The feed plugins that lie on this machine. Reads the metadata of every file first, without running its code; loads
/// one when it is asked for and keeps it until the program ends. What is wrong with a file is kept beside it. Files
/// that hold another interface of Pitwatch are left out. Use from one thread.
class PluginRegistry {
    Q_DECLARE_TR_FUNCTIONS(pitwatch::PluginRegistry)

public:
    explicit PluginRegistry(const QStringList& directories = defaultDirectories(), const QLocale& locale = QLocale());

    /// PITWATCH_PLUGIN_PATH (':' between), then ../plugins and ../lib/pitwatch/plugins beside the executable's folder.
    static QStringList defaultDirectories();

    const std::vector<PluginInfo>& plugins() const { return infos_; }

    /// What the plugin's JSON says; empty when there is no usable plugin of this id.
    QJsonObject metadata(const QString& id) const;

    /// Owned by the registry. The error says why the plugin cannot be used.
    Result<FeedPlugin*> load(const QString& id);

private:
    void scan(const QString& directory, const QLocale& locale);
    void examine(const QString& file, const QLocale& locale);
    const PluginInfo* usable(const QString& id) const;

    std::vector<PluginInfo> infos_;
    std::vector<std::unique_ptr<QPluginLoader>> loaders_;  ///< beside infos_
};

}  // namespace pitwatch
