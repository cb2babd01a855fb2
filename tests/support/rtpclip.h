#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <cstdint>
#include <vector>

#include <core/result.h>

#include "testclip.h"

namespace pitwatch::test {

/// One picture as RTP packets (RFC 3550), with sequence numbers, time stamps and source that whoever sends them sets.
struct RtpPicture {
    QByteArrayList packets;
    bool key = false;
};

/// A clip that a camera sends over RTP in a loop.
struct RtpClip {
    QByteArray sdp;  ///< the media section, from "m=" on, without a control line; "\r\n" ends each line
    int framesPerSecond = 25;
    std::vector<RtpPicture> pictures;

    int ticksPerFrame() const { return 90000 / framesPerSecond; }
    /// The first picture from `index` on, in a circle, that decoding can start at.
    std::size_t keyFrom(std::size_t index) const;
};

/// Encodes a clip and cuts it into packets. H.264 and H.265 carry their parameter sets before each key picture, and
/// in the SDP too.
Result<RtpClip> makeRtpClip(const ClipOptions& options);
/// Cuts the first pictures of the best video stream of a file; for codecs that libavformat can send.
Result<RtpClip> cutIntoRtp(const QString& file);
/// The media section without the parameter sets of H.264 and H.265.
QByteArray withoutParameterSets(QByteArray sdp);

}  // namespace pitwatch::test
