#pragma once

#include <QByteArray>

#include <core/result.h>

#include "signalmessage.h"

namespace pitwatch {

/// Who sent it: each side may say only its own words.
enum class SignalSource { Participant, Server };

/// Reads one message from a stranger. Nothing comes out that breaks a bound of signalbounds, lacks a field, names an
/// unknown type, speaks the other side's words, or holds a session description or candidate that checkSdp() or
/// checkIceCandidate() refuses; the error names the place. `from` in what a participant sends is ignored. Fields that
/// are not known are ignored too: newer versions may add some. Pure, from any thread.
Result<Signal> readSignal(const QByteArray& text, SignalSource source);

}  // namespace pitwatch
