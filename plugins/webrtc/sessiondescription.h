#pragma once

#include <QString>

#include <optional>

#include <consult/sdpcheck.h>
#include <core/result.h>

namespace pitwatch::webrtc {

inline constexpr int kOurMedia = 2;   ///< picture and sound, in each offer of ours
inline constexpr int kMostMedia = 4;  ///< in an offer of somebody else's
inline constexpr int kAnyMedia = 0;

/// Whether a description from outside may be handed to webrtcbin, which needs more than checkSdp() asks: exactly
/// `mediaCount` media descriptions (kAnyMedia: up to kMostMedia), each with its way to the peer (RFC 8839, section 5.4;
/// RFC 8122, section 5), user and password in one place, and sources that are numbers (RFC 5576).
Result<void> checkDescription(const QString& sdp, SdpRole role, int mediaCount);

/// The payload type (0 … 127) that the description gives to a codec; with H264 only one of packetization mode 1 (RFC
/// 6184) and constrained baseline.
std::optional<int> payloadType(const QString& sdp, const QString& codec);

}  // namespace pitwatch::webrtc
