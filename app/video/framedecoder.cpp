#include "framedecoder.h"

namespace pitwatch {

FrameDecoder::FrameDecoder(std::int64_t largestPicture) : largestPicture_(largestPicture), frame_(av_frame_alloc()) {}

bool FrameDecoder::decode(const MediaPacket& packet, const Sink& sink)
{
    if (!frame_ || !prepare(packet, sink)) return false;
    // The decoder hands the PTS of a packet on to its picture, whatever the order. It carries our serial number, since
    // the camera's own may be missing, doubled or jumping.
    const std::int64_t serial = nextSerial_++;
    tickets_[std::size_t(serial) % tickets_.size()] = {serial, packet.capturedAt};
    packet.packet->pts = serial;
    packet.packet->dts = AV_NOPTS_VALUE;
    const int sent = avcodec_send_packet(codec_.get(), packet.packet.get());
    return receive(sink) && sent >= 0;
}

QString FrameDecoder::codecName() const
{
    return codec_ ? QString::fromLatin1(avcodec_get_name(codec_->codec_id)) : QString();
}

bool FrameDecoder::prepare(const MediaPacket& packet, const Sink& sink)
{
    if (parameters_ != packet.parameters || !codec_) {
        parameters_ = packet.parameters;
        return parameters_ && open(*parameters_);
    }
    if (packet.continuity == Continuity::Loop) drain(sink);
    if (packet.continuity != Continuity::Follows) avcodec_flush_buffers(codec_.get());
    return true;
}

bool FrameDecoder::open(const AVCodecParameters& parameters)
{
    codec_.reset();
    const AVCodec* decoder = avcodec_find_decoder(parameters.codec_id);
    if (!decoder) return false;
    CodecContextPtr context(avcodec_alloc_context3(decoder));
    if (!context || avcodec_parameters_to_context(context.get(), &parameters) < 0) return false;
    context->thread_count = 1;  // the pool shares the cores among the streams
    context->thread_type = FF_THREAD_SLICE;
    memory_.serve(*context);
    context->max_pixels = largestPicture_;
    if (avcodec_open2(context.get(), decoder, nullptr) < 0) return false;
    codec_ = std::move(context);
    return true;
}

void FrameDecoder::drain(const Sink& sink)
{
    avcodec_send_packet(codec_.get(), nullptr);
    receive(sink);
}

bool FrameDecoder::receive(const Sink& sink)
{
    for (;;) {
        const int code = avcodec_receive_frame(codec_.get(), frame_.get());
        if (code == AVERROR(EAGAIN) || code == AVERROR_EOF) return true;
        if (code < 0) return false;
        const Ticket& ticket = tickets_[std::size_t(frame_->pts < 0 ? 0 : frame_->pts) % tickets_.size()];
        const bool known = ticket.serial == frame_->pts;
        const bool damaged = (frame_->flags & AV_FRAME_FLAG_CORRUPT) != 0 || frame_->decode_error_flags != 0;
        sink({*frame_, known ? ticket.capturedAt : std::nullopt, damaged});
        av_frame_unref(frame_.get());
    }
}

}  // namespace pitwatch
