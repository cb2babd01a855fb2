#pragma once

#include <core/jsoncheck.h>

#include "signalmessage.h"

/// Fields of messages, read with their bounds; what does not fit is reported to the cursor's issues. Used by the
/// reader.
namespace pitwatch::signalfields {

/// Without control and direction characters, which could make a name look like another; `lines`: line ends may stand.
QString cleanText(const JsonCursor& cursor, int longest, bool lines = false);
/// As cleanText(), but may be missing or empty.
QString cleanOptional(const JsonCursor& cursor, int longest);
/// An id of the server: letters, digits, "-" and "_".
QString id(const JsonCursor& cursor);
int count(const JsonCursor& cursor, int smallest = 0, int largest = signalbounds::kHighestCount);
bool flag(const JsonCursor& cursor);
/// [x, y], each from 0 to 1.
QPointF point(const JsonCursor& cursor);
PeerMedia media(const JsonCursor& cursor);
PeerKind kind(const JsonCursor& caps);
QStringList codecs(const JsonCursor& caps);
PeerRole role(const JsonCursor& cursor);
PeerInfo peer(const JsonCursor& cursor);
signalling::ModeChange mode(const JsonCursor& cursor);
std::vector<IceServer> iceServers(const JsonCursor& list);
/// Never repeated in a reason.
QString token(const JsonCursor& cursor);
/// The number of a call, out of a message about it.
int call(const JsonCursor& message);
signalling::Ring ring(const JsonCursor& message);

}  // namespace pitwatch::signalfields
