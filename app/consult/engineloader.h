#pragma once

#include <QPluginLoader>
#include <QStringList>

#include <memory>
#include <vector>

#include "consultplugin.h"

namespace pitwatch {

/// Finds the consultation plugin of this machine and makes engines. Metadata of files are read without running their
/// code; the plugin itself is loaded with the first engine and never unloaded, because media libraries keep threads of
/// their own. GUI thread.
class EngineLoader {
public:
    /// The first usable plugin of these directories is taken.
    explicit EngineLoader(const QStringList& directories);

    /// Where the plugin lies; empty when there is none.
    QString file() const;
    /// Why no engine can be made, in words; empty while nothing speaks against it. Loads nothing.
    const QString& objection() const { return objection_; }

    /// The error names what is missing on this machine.
    Result<std::unique_ptr<ConsultEngine>> make();

private:
    void examine(const QString& file);

    std::unique_ptr<QPluginLoader> loader_;
    QString objection_;
};

}  // namespace pitwatch
