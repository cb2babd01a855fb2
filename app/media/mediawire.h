#pragma once

#include <QByteArray>

#include <core/result.h>

#include "mediamessage.h"

/// The form of messages between a client and its media process: four bytes of length, one of version, one of kind (the
/// number in the variant), then the fields. Both sides check every field on the way in: a media library that has gone
/// astray is a stranger. Pure.
namespace pitwatch::media {

inline constexpr quint8 kWireVersion = 3;
inline constexpr qsizetype kHeadBytes = 6;
/// Of the fields of one message: a recorded packet of the largest size, or a session description.
inline constexpr quint32 kMostFieldBytes = (4 << 20) + (16 << 10);

QByteArray written(const Command& command);
QByteArray written(const Event& event);

struct WireHead {
    quint32 fieldBytes = 0;
    quint8 kind = 0;
};

/// `head` are kHeadBytes. An error: another version, or longer than anything that is sent.
Result<WireHead> readHead(const QByteArray& head);

/// An error: no such kind, a field that breaks its bound, fields that end too early or go on too long.
Result<Command> readCommand(quint8 kind, const QByteArray& fields);
Result<Event> readEvent(quint8 kind, const QByteArray& fields);

}  // namespace pitwatch::media
