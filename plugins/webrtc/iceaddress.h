#pragma once

#include <QString>

#include <consult/consultengine.h>
#include <core/result.h>

namespace pitwatch::webrtc {

/// The server as webrtcbin takes it: stun://host:port or turn(s)://user:password@host:port?transport=…, user and
/// password percent-encoded. The error does not repeat what may be secret.
Result<QString> iceAddress(const ConsultIceServer& server);

}  // namespace pitwatch::webrtc
