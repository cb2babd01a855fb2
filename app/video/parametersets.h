#pragma once

#include <QByteArray>
#include <QSize>

#include <core/result.h>

#include "packetsink.h"

/// What a container must know of a stream before its first picture, taken from a key picture itself: the answer of a
/// camera to DESCRIBE often has no parameter sets, no size, or those of yesterday. Any thread.
namespace pitwatch {

/// VPS, SPS and PPS of an Annex B picture of H.264 or H.265, with start codes; empty for other codecs, for pictures
/// with lengths instead of start codes, and when there are none.
QByteArray parameterSets(const TappedPacket& picture);

/// Its sequence parameter sets only: they change with the size or the profile of the stream, not from picture to
/// picture.
QByteArray sequenceParameterSets(const TappedPacket& picture);

/// Parameters that describe this key picture: those of the stream, with the parameter sets and the size found in it.
/// An error when a decoder cannot begin with it.
Result<ParametersPtr> parametersOf(const TappedPacket& key);

}  // namespace pitwatch
