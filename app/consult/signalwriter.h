#pragma once

#include <QByteArray>

#include "signalmessage.h"

namespace pitwatch {

/// The message as compact JSON in UTF-8. Pure.
QByteArray writeSignal(const Signal& signal);

/// The word that stands in `type`.
QString signalTypeName(const signalling::Body& body);

/// Words for the values, as they stand on the wire; the index is the value of the enumeration.
QStringList peerKindWords();
QStringList peerRoleWords();
QStringList callModeWords();
QStringList bellSoundWords();

}  // namespace pitwatch
