#pragma once

#include <QString>

#include <core/result.h>

namespace pitwatch {

enum class SdpRole { Offer, Answer };

/// Bounds of a session description. A browser's offer with every codec that it knows is about 8 KB in 250 lines.
namespace sdpbounds {
inline constexpr int kCharacters = 32 * 1024;
inline constexpr int kLines = 1000;
inline constexpr int kLineCharacters = 2048;
inline constexpr int kMedia = 8;
inline constexpr int kFormats = 64;
inline constexpr int kCandidates = 64;
}  // namespace sdpbounds

/// Checks a session description from a stranger before an engine sees it: the grammar of RFC 8866 as far as it can be
/// told line by line (v, o, s, t in order, then media), sound and pictures over DTLS-SRTP only (RFC 8829: m=audio or
/// m=video, UDP/TLS/RTP/SAVPF), credentials and a fingerprint where media flows, mids that differ, candidates that
/// checkIceCandidate() takes. Engines are known to crash on less. Pure.
Result<void> checkSdp(const QString& sdp, SdpRole role);

}  // namespace pitwatch
