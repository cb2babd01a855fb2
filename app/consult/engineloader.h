#pragma once

#include <QPluginLoader>
#include <QStringList>

#include <memory>
#include <vector>

#include "consultplugin.h"

namespace pitwatch {

/// Where engines come from. GUI thread.
class EngineMaker {
public:
    virtual ~EngineMaker() = default;
    /// Why no engine can be made, in words; empty while nothing speaks against it. Loads nothing.
    virtual const QString& objection() const = 0;
    /// The error names what is missing on this machine.
    virtual Result<std::unique_ptr<ConsultEngine>> make() = 0;
};

/// Finds the consultation plugin of this machine and makes engines in this process. Metadata of files are read without
/// running their code; the plugin itself is loaded with the first engine and never unloaded, because media libraries
/// keep threads of their own. GUI thread.
class EngineLoader final : public EngineMaker {
public:
    /// The first usable plugin of these directories is taken.
    explicit EngineLoader(const QStringList& directories);

    /// Where the plugin lies; empty when there is none.
    QString file() const;
    const QString& objection() const override { return objection_; }
    Result<std::unique_ptr<ConsultEngine>> make() override;

private:
    void examine(const QString& file);

    std::unique_ptr<QPluginLoader> loader_;
    QString objection_;
};

}  // namespace pitwatch
