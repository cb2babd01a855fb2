#pragma once

#include <optional>

#include "consultengine.h"
#include "signalmessage.h"

/// What a room and an engine say to each other: the same things in two forms.
namespace pitwatch {

/// A message of the room that is for the engine; nothing for all others.
std::optional<ConsultSignal> mediaSignal(const Signal& signal);
signalling::Body roomBody(const ConsultSignal& signal);
QList<ConsultIceServer> forEngine(const std::vector<IceServer>& servers);

}  // namespace pitwatch
