#pragma once

#include <QObject>

#include <memory>

#include <consult/consultplugin.h>

#include "gstobjects.h"
#include "reaper.h"

namespace pitwatch::webrtc {

/// Consultations by GStreamer's webrtcbin.
class WebrtcPlugin final : public QObject, public ConsultPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID PITWATCH_CONSULT_PLUGIN_IID FILE "webrtc.json")
    Q_INTERFACES(pitwatch::ConsultPlugin)

public:
    ~WebrtcPlugin() override;
    Result<std::unique_ptr<ConsultEngine>> create() override;

private:
    void waitAtTheEnd();

    const std::shared_ptr<Reaper> reaper_ = std::make_shared<Reaper>();
    std::shared_ptr<const MediaTime> time_;  ///< made with the first engine
};

}  // namespace pitwatch::webrtc
