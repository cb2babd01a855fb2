#pragma once

#include <QString>

#include <core/result.h>

namespace pitwatch {

/// Checks one ICE candidate from a stranger (RFC 8839, section 5.1) before an engine sees it: length, fields, ranges,
/// and that its address is an address or an mDNS name (`….local`), so that nobody makes us look up names of their
/// choosing. An empty text means that no more will come and is fine. Pure.
Result<void> checkIceCandidate(const QString& candidate);

}  // namespace pitwatch
