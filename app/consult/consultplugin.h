#pragma once

#include <QtPlugin>

#include <memory>

#include <core/result.h>

#include "consultengine.h"

/// The consultation plugin API, version 1. A plugin is a Qt plugin (MODULE) whose metadata JSON holds
/// {"id": "webrtc", "name": "…", "name[zh_CN]": "…", "api": 1}; the host reads it before it loads any code. It is never
/// unloaded: media libraries keep threads of their own.
namespace pitwatch {

class ConsultPlugin {
public:
    virtual ~ConsultPlugin() = default;
    /// One engine for one consultation; on the GUI thread. The error names what is missing on this machine. The engine
    /// must be deleted before the plugin's library is.
    virtual Result<std::unique_ptr<ConsultEngine>> create() = 0;
};

}  // namespace pitwatch

#define PITWATCH_CONSULT_PLUGIN_IID "cn.pitwatch.ConsultPlugin/1"
Q_DECLARE_INTERFACE(pitwatch::ConsultPlugin, PITWATCH_CONSULT_PLUGIN_IID)
