#include "framedecoder.h"

#include <QCoreApplication>

namespace pitwatch {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FrameDecoder)
};

/// A device that fails this often in a row is given up; a camera that sends rubbish now and then is not its fault.
constexpr int kMostFailures = 5;
const QString kSoftware = QStringLiteral("software");

}  // namespace

FrameDecoder::FrameDecoder(std::int64_t largestPicture, std::shared_ptr<const HardwareFinder> hardware)
    : largestPicture_(largestPicture),
      frame_(av_frame_alloc()),
      fetched_(av_frame_alloc()),
      hardware_(std::move(hardware))
{
}

bool FrameDecoder::decode(const MediaPacket& packet, const Sink& sink)
{
    if (!frame_ || !fetched_ || !prepare(packet, sink)) return false;
    // The decoder hands the PTS of a packet on to its picture, whatever the order. It carries our serial number, since
    // the camera's own may be missing, doubled or jumping.
    const std::int64_t serial = nextSerial_++;
    tickets_[std::size_t(serial) % tickets_.size()] = {serial, packet.capturedAt};
    packet.packet->pts = serial;
    packet.packet->dts = AV_NOPTS_VALUE;
    const int sent = avcodec_send_packet(codec_.get(), packet.packet.get());
    const bool decoded = receive(sink) && sent >= 0;
    if (device_) count(decoded);
    return decoded;
}

void FrameDecoder::finish(const Sink& sink)
{
    if (!codec_) return;
    drain(sink);
    if (codec_) avcodec_flush_buffers(codec_.get());
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
    if (packet.key && hardware_ && !device_) {
        if (usableDevice()) {
            drain(sink);
            return open(*parameters_);
        }
        setMaker(maker_.name, refusal_.isEmpty() ? hardware_->note() : refusal_);
    }
    if (packet.continuity == Continuity::Loop) drain(sink);
    if (!codec_) return open(*parameters_);  // the device failed with what was left in it
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
    attachDevice(*context);
    context->max_pixels = largestPicture_;
    if (avcodec_open2(context.get(), decoder, nullptr) < 0) {
        if (!device_) return false;
        fallBack(Text::tr("cannot be opened for this stream"));
        return open(parameters);
    }
    codec_ = std::move(context);
    return true;
}

std::shared_ptr<const HardwareDevice> FrameDecoder::usableDevice() const
{
    return hardware_ && refusal_.isEmpty() ? hardware_->device() : nullptr;
}

void FrameDecoder::attachDevice(AVCodecContext& context)
{
    failuresInRow_ = 0;
    device_ = usableDevice();
    if (device_ && !device_->attach(context))
        fallBack(Text::tr("has no decoder for %1").arg(QString::fromLatin1(avcodec_get_name(context.codec_id))));
    if (!device_) setMaker(kSoftware, !refusal_.isEmpty() || !hardware_ ? refusal_ : hardware_->note());
}

void FrameDecoder::fallBack(const QString& reason)
{
    refusal_ = device_->name() + QStringLiteral(": ") + reason;
    device_.reset();
    setMaker(kSoftware, refusal_);
}

void FrameDecoder::count(bool decoded)
{
    failuresInRow_ = decoded ? 0 : failuresInRow_ + 1;
    if (failuresInRow_ < kMostFailures) return;
    fallBack(Text::tr("failed %1 times in a row").arg(failuresInRow_));
    codec_.reset();
}

void FrameDecoder::setMaker(const QString& name, const QString& note)
{
    if (maker_.name == name && maker_.note == note) return;
    maker_ = {name, note, maker_.revision + 1};
}

const AVFrame* FrameDecoder::fetched()
{
    if (!device_) return frame_.get();
    if (!device_->holds(*frame_)) {
        setMaker(kSoftware, device_->name() + QStringLiteral(": ") + Text::tr("does not take this stream"));
        return frame_.get();
    }
    av_frame_unref(fetched_.get());
    const QString problem = device_->download(*frame_, *fetched_);
    if (!problem.isEmpty()) {
        fallBack(problem);
        return nullptr;
    }
    setMaker(device_->name(), {});
    return fetched_.get();
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
        const AVFrame* picture = fetched();
        if (picture) sink({turner_.upright(*picture), known ? ticket.capturedAt : std::nullopt, damaged});
        av_frame_unref(frame_.get());
        if (!picture) {
            codec_.reset();
            return false;
        }
    }
}

}  // namespace pitwatch
