#pragma once

#include <QString>

#include <cstdint>
#include <memory>
#include <optional>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

#include <core/reason.h>

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
/// One of libav's error codes in words that can be shown, its own where it is none of ours; never contains an address.
QString avErrorText(int code);
std::optional<Reason> reasonOfAv(int code);
/// Whether libavformat has met a host name on this thread since the last call that nobody knows: its code does not say.
bool takeUnknownHost();
/// Sends libav's own messages to the debug level of our log: a broken camera would write thousands of them.
void routeAvMessages();
/// How many RTP packets libavformat has missed on this thread since the last call: it tells in a message alone.
std::uint64_t takeLostRtpPackets();

}  // namespace pitwatch
