#include "mediaengines.h"

#include <QCoreApplication>
#include <QFileInfo>

#include "remoteengine.h"

namespace pitwatch {

MediaEngines::MediaEngines(QString program, const QStringList& pluginDirectories)
    : program_(std::move(program)),
      pluginDirectories_(pluginDirectories),
      objection_(EngineLoader(pluginDirectories).objection())
{
    if (objection_.isEmpty() && !QFileInfo(program_).isExecutable())
        objection_ = QCoreApplication::translate("MediaEngines", "The program for sound and picture is missing: %1")
                         .arg(program_);
}

Result<std::unique_ptr<ConsultEngine>> MediaEngines::make()
{
    if (!objection_.isEmpty()) return Error{ErrorKind::Unavailable, objection_, {}};
    return std::unique_ptr<ConsultEngine>(std::make_unique<RemoteEngine>(
        [program = program_, directories = pluginDirectories_] { return startMediaProcess(program, directories); }));
}

}  // namespace pitwatch
