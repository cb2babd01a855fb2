#pragma once

#include <QByteArray>
#include <QSize>
#include <QString>

#include <core/utctime.h>

namespace pitwatch {

enum class RecordedMedia { Vp8, H264, Opus };

/// One encoded picture or packet of sound, as it came over the network or out of our own encoder.
struct RecordedPacket {
    QString participant;  ///< the peer's id; empty: our own seat; kMixedSound: everybody together
    RecordedMedia media = RecordedMedia::Opus;
    bool key = true;  ///< can be shown without those before it
    Micros time{0};   ///< on one time line for everything that an engine gives
    QSize size;       ///< of a picture
    int channels = 1;
    QByteArray data;  ///< VP8: a frame (RFC 6386); H.264: an access unit with start codes; Opus: a packet (RFC 6716)
};

inline const QString kMixedSound = QStringLiteral("*");

/// Takes what is recorded. Called on media threads, of several at once: must never wait for anything.
class RecordingSink {
public:
    virtual ~RecordingSink() = default;
    virtual void take(RecordedPacket packet) = 0;
    /// So many packets of this participant were lost before they came here.
    virtual void lost(const QString& participant, qint64 packets) = 0;
};

}  // namespace pitwatch
