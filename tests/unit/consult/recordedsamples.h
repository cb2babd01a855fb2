#pragma once

#include <consult/recordingsink.h>

/// Packets as an engine gives them, without one.
namespace pitwatch::test {

/// Opus, 20 ms, mono, of nothing (RFC 6716, section 3.1).
inline RecordedPacket soundPacket(const QString& of, Micros at)
{
    return {of, RecordedMedia::Opus, true, at, {}, 1, QByteArray("\x08\x00", 2)};
}

inline RecordedPacket picturePacket(const QString& of, Micros at, bool key, RecordedMedia media = RecordedMedia::Vp8)
{
    const QByteArray h264 = QByteArray::fromHex("000000016742c01fda0280bfe5c0440000000168ce3c8000000001658884");
    const QByteArray vp8 = QByteArray::fromHex("1000009d012a40002400") + QByteArray(40, '\0');
    return {of, media, key, at, QSize(64, 36), 1, media == RecordedMedia::H264 ? h264 : vp8};
}

}  // namespace pitwatch::test
