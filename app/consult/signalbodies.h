#pragma once

#include <core/jsoncheck.h>

#include "signalmessage.h"

/// Reads those bodies of the signalling that are more than a field or two. What breaks a bound goes into the issues of
/// the cursor, as in signalfields. Pure.
namespace pitwatch::signalbodies {

using signalling::Body;

/// For a room, or for a post.
Body hello(const JsonCursor& c);
Body standingBy(const JsonCursor& c);
Body bell(const JsonCursor& c);
Body welcome(const JsonCursor& c);
Body knock(const JsonCursor& c);
Body mute(const JsonCursor& c);
Body giveRole(const JsonCursor& c);
Body remove(const JsonCursor& c);
Body admit(const JsonCursor& c);
Body rollCall(const JsonCursor& c);
Body draw(const JsonCursor& c);
Body refusal(const JsonCursor& c);

/// Descriptions and candidates are checked whole.
Body offer(const JsonCursor& c);
Body answer(const JsonCursor& c);
Body ice(const JsonCursor& c);
Body restart(const JsonCursor& c);

}  // namespace pitwatch::signalbodies
