#pragma once

#include <QUrl>

#include <vector>

#include <core/result.h>

#include "signalmessage.h"

namespace pitwatch {

/// Servers that consultations may use besides this seat's own.
struct ConsultServers {
    QUrl sfu;           ///< Janus, ws or wss; empty: every room stays a mesh
    QString sfuSecret;  ///< of its API
    std::vector<IceServer> iceServers;
};

/// Reads the file that installer/janus.sh writes (resources/schemas/consultation-servers.schema.json). It holds
/// secrets: one that others may read or change is not taken. NotFound: there is none, which is no fault.
Result<ConsultServers> loadServers(const QString& file);

}  // namespace pitwatch
