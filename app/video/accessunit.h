#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "sourcepacket.h"

namespace pitwatch {

/// Puts the pieces of an H.264 or H.265 picture that came in several RTP packets together again.
/// libavformat's parser would do it too, but it hands the reference time of the *next* picture along with each one
/// (5.1: parse_packet() moves the side data of the packet that completed a picture, and that one belongs to the next);
/// detections would be drawn one frame off. A picture is complete when a piece with another PTS comes.
class AccessUnitAssembler {
public:
    explicit AccessUnitAssembler(AVCodecID codec) : codec_(codec) {}

    /// The previous picture when `piece` begins another one.
    std::optional<SourcePacket> add(SourcePacket piece);

private:
    bool append(const AVPacket& piece);

    const AVCodecID codec_;
    std::optional<SourcePacket> pending_;
};

/// Whether decoding can start here (Annex B): an IDR picture or one that comes with its sequence parameters in H.264,
/// an intra random access picture in H.265.
bool isKeyAccessUnit(AVCodecID codec, std::span<const std::uint8_t> data);

}  // namespace pitwatch
