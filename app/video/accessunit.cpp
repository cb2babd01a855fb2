#include "accessunit.h"

#include <cstring>
#include <utility>

namespace pitwatch {

namespace {

/// No camera sends pictures of this size; a stream that does not change its PTS would grow for ever.
constexpr int kLargestPicture = 16 << 20;

bool isKeyUnit(AVCodecID codec, std::uint8_t header)
{
    if (codec == AV_CODEC_ID_H264) {
        const int type = header & 0x1f;
        return type == 5 || type == 7;
    }
    const int type = (header >> 1) & 0x3f;
    return type >= 16 && type <= 21;
}

}  // namespace

std::optional<SourcePacket> AccessUnitAssembler::add(SourcePacket piece)
{
    if (pending_ && pending_->pts == piece.pts) {
        if (append(*piece.packet)) return std::nullopt;
        pending_.reset();
    }
    std::optional<SourcePacket> complete = std::exchange(pending_, std::move(piece));
    if (complete)
        complete->key =
            isKeyAccessUnit(codec_, {complete->packet->data, static_cast<std::size_t>(complete->packet->size)});
    return complete;
}

bool AccessUnitAssembler::append(const AVPacket& piece)
{
    AVPacket* whole = pending_->packet.get();
    const int before = whole->size;
    if (before + piece.size > kLargestPicture || av_grow_packet(whole, piece.size) < 0) return false;
    std::memcpy(whole->data + before, piece.data, static_cast<std::size_t>(piece.size));
    return true;
}

bool isKeyAccessUnit(AVCodecID codec, std::span<const std::uint8_t> data)
{
    for (std::size_t i = 0; i + 3 < data.size(); ++i) {
        if (data[i] != 0 || data[i + 1] != 0 || data[i + 2] != 1) continue;
        if (isKeyUnit(codec, data[i + 3])) return true;
        const int type = codec == AV_CODEC_ID_H264 ? data[i + 3] & 0x1f : (data[i + 3] >> 1) & 0x3f;
        const bool slice = codec == AV_CODEC_ID_H264 ? type == 1 : type < 10;
        if (slice) return false;
    }
    return false;
}

}  // namespace pitwatch
