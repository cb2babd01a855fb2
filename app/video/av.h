#pragma once

#include <QString>

#include <cstdint>
#include <memory>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

#include "monotime.h"

/// Owning pointers for libav's objects, and the few things about it that are said once per process.
namespace pitwatch {

struct PacketDeleter {
    void operator()(AVPacket* p) const { av_packet_free(&p); }
};
struct FrameDeleter {
    void operator()(AVFrame* f) const { av_frame_free(&f); }
};
struct CodecContextDeleter {
    void operator()(AVCodecContext* c) const { avcodec_free_context(&c); }
};
struct FormatContextDeleter {
    void operator()(AVFormatContext* f) const { avformat_close_input(&f); }
};

using PacketPtr = std::unique_ptr<AVPacket, PacketDeleter>;
using FramePtr = std::unique_ptr<AVFrame, FrameDeleter>;
using CodecContextPtr = std::unique_ptr<AVCodecContext, CodecContextDeleter>;
using FormatContextPtr = std::unique_ptr<AVFormatContext, FormatContextDeleter>;
/// What a decoder must know beforehand. Shared by all packets of one connection; another pointer means another
/// connection or another codec.
using ParametersPtr = std::shared_ptr<const AVCodecParameters>;

ParametersPtr copyParameters(const AVCodecParameters& parameters);
/// libav's words for one of its error codes; never contains an address.
QString avErrorText(int code);
/// Sends libav's own messages to the debug level of our log: a broken camera would write thousands of them.
void routeAvMessages();
/// How many RTP packets libavformat has missed on this thread since the last call: it tells in a message alone.
std::uint64_t takeLostRtpPackets();

}  // namespace pitwatch
