#pragma once

#include <QStringList>

#include <consult/engineloader.h>

namespace pitwatch {

/// Makes engines whose media run in processes of their own; see RemoteEngine. The plugin is looked for here, without
/// running any of its code, and loaded there. GUI thread.
class MediaEngines final : public EngineMaker {
public:
    /// `program` is pitwatch-media.
    MediaEngines(QString program, const QStringList& pluginDirectories);

    const QString& objection() const override { return objection_; }
    Result<std::unique_ptr<ConsultEngine>> make() override;

private:
    const QString program_;
    const QStringList pluginDirectories_;
    QString objection_;
};

}  // namespace pitwatch
