#pragma once

#include <QString>

#include <optional>

#include <core/result.h>

namespace pitwatch::webrtc {

/// Largest session description and candidate that are looked at, in characters.
inline constexpr int kMaximumSdp = 64 * 1024;
inline constexpr int kMaximumCandidate = 1024;

/// Whether a description from outside may be handed to the media library: its size, its lines, the number of media
/// descriptions (exactly `mediaCount`, or with 0 between 1 and 4), and that it names transport and fingerprint.
Result<void> checkDescription(const QString& sdp, int mediaCount);
/// Whether a candidate from outside may be handed on.
Result<void> checkCandidate(int mline, const QString& candidate);

/// The payload type (0 … 127) that the description gives to a codec; with H264 only one of packetization mode 1 (RFC
/// 6184) and constrained baseline.
std::optional<int> payloadType(const QString& sdp, const QString& codec);

}  // namespace pitwatch::webrtc
