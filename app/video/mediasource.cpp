#include "mediasource.h"

#include <QCoreApplication>

#include <cstring>

#include "formatoptions.h"

namespace pitwatch {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(MediaSource)
};

std::optional<Micros> micros(std::int64_t time, AVRational base)
{
    if (time == AV_NOPTS_VALUE) return std::nullopt;
    return Micros(av_rescale_q(time, base, av_get_time_base_q()));
}

Micros pictureDuration(const AVPacket& packet, const AVStream& stream)
{
    if (packet.duration > 0) return Micros(av_rescale_q(packet.duration, stream.time_base, av_get_time_base_q()));
    const AVRational rate = stream.avg_frame_rate.num > 0 ? stream.avg_frame_rate : stream.r_frame_rate;
    if (rate.num <= 0 || rate.den <= 0) return Micros(40'000);
    return Micros(av_rescale(1'000'000, rate.den, rate.num));
}

std::optional<UtcTime> producerTime(const AVPacket& packet)
{
    size_t size = 0;
    const std::uint8_t* data = av_packet_get_side_data(&packet, AV_PKT_DATA_PRFT, &size);
    if (!data || size < sizeof(AVProducerReferenceTime)) return std::nullopt;
    AVProducerReferenceTime time{};
    std::memcpy(&time, data, sizeof time);
    return fromMicros(time.wallclock);
}

/// What libavformat keeps once for the stream goes with each picture: a decoder may begin at any.
void addDisplayMatrix(AVPacket& packet, const AVStream& stream)
{
    size_t size = 0;
    const std::uint8_t* matrix = av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, &size);
    if (!matrix || av_packet_get_side_data(&packet, AV_PKT_DATA_DISPLAYMATRIX, nullptr)) return;
    std::uint8_t* copy = av_packet_new_side_data(&packet, AV_PKT_DATA_DISPLAYMATRIX, size);
    if (copy) std::memcpy(copy, matrix, size);
}

Error openError(int code, const Interrupt& interrupt)
{
    if (interrupt.timedOut()) return {ErrorKind::Unavailable, reasonText(Reason::NoAnswer), {}};
    if (takeUnknownHost()) return {ErrorKind::Unavailable, reasonText(Reason::HostUnknown), {}};
    if (code == AVERROR(EPROTONOSUPPORT)) return {ErrorKind::Permission, avErrorText(code), {}};
    return {ErrorKind::Unavailable, avErrorText(code), {}};
}

Result<int> chooseStream(AVFormatContext& format)
{
    const int index = av_find_best_stream(&format, AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
    if (index < 0) return Error{ErrorKind::InvalidInput, Text::tr("there is no video in it"), {}};
    const AVCodecParameters& parameters = *format.streams[index]->codecpar;
    if (!avcodec_find_decoder(parameters.codec_id)) {
        const QString codec = QString::fromLatin1(avcodec_get_name(parameters.codec_id));
        return Error{ErrorKind::InvalidInput, Text::tr("no decoder for %1").arg(codec), {}};
    }
    for (unsigned i = 0; i < format.nb_streams; ++i)
        if (int(i) != index) format.streams[i]->discard = AVDISCARD_ALL;
    return index;
}

}  // namespace

AVIOInterruptCB Interrupt::callback()
{
    return {[](void* self) {
                const auto* interrupt = static_cast<Interrupt*>(self);
                return interrupt->stopped() || interrupt->timedOut() ? 1 : 0;
            },
            this};
}

Result<FormatContextPtr> openFormat(const FormatSetup& setup, const VideoLimits& limits, Interrupt& interrupt)
{
    interrupt.allow(limits.open);
    AVFormatContext* raw = avformat_alloc_context();
    if (!raw) return Error{ErrorKind::Exhausted, reasonText(Reason::OutOfMemory), {}};
    raw->interrupt_callback = interrupt.callback();
    raw->flags |= setup.flags;
    takeUnknownHost();
    AVDictionary* options = nullptr;
    for (const auto& [name, value] : setup.options) av_dict_set(&options, name.constData(), value.constData(), 0);
    int code = avformat_open_input(&raw, setup.url.constData(), nullptr, &options);  // frees raw when it fails
    av_dict_free(&options);
    if (code < 0) return openError(code, interrupt);
    FormatContextPtr format(raw);
    // The SDP of RTSP says all that a decoder needs.
    if (setup.kind != SourceKind::Rtsp && (code = avformat_find_stream_info(raw, nullptr)) < 0)
        return openError(code, interrupt);
    return format;
}

bool comesFasterThanItPlays(const AVFormatContext& format, SourceKind kind)
{
    return kind == SourceKind::File || format.duration > 0 ||
           QLatin1String(format.iformat->name).startsWith(QLatin1String("hls"));
}

Result<std::unique_ptr<MediaSource>> MediaSource::open(const StreamRequest& request, Transport transport,
                                                       const VideoLimits& limits, Interrupt& interrupt)
{
    const FormatSetup setup = formatSetup(request.url, transport, limits);
    auto opened = openFormat(setup, limits, interrupt);
    if (!opened) return opened.error();
    FormatContextPtr format = std::move(opened).value();
    AVFormatContext* raw = format.get();
    const Result<int> stream = chooseStream(*raw);
    if (!stream) return stream.error();

    std::unique_ptr<MediaSource> source(
        new MediaSource(std::move(format), stream.value(), setup.kind == SourceKind::Rtsp, interrupt));
    source->paced_ = comesFasterThanItPlays(*raw, setup.kind);
    return source;
}

MediaSource::MediaSource(FormatContextPtr format, int stream, bool rtsp, Interrupt& interrupt)
    : format_(std::move(format)), stream_(format_->streams[stream]), interrupt_(interrupt)
{
    refreshParameters();
    const AVCodecID codec = stream_->codecpar->codec_id;
    if (!rtsp || (codec != AV_CODEC_ID_H264 && codec != AV_CODEC_ID_HEVC)) return;
    format_->flags |= AVFMT_FLAG_NOPARSE | AVFMT_FLAG_NOFILLIN;
    assembler_.emplace(codec);
}

MediaSource::ReadResult MediaSource::read(std::chrono::milliseconds timeout)
{
    interrupt_.allow(timeout);
    for (;;) {
        PacketPtr packet(av_packet_alloc());
        if (!packet) return failure(AVERROR(ENOMEM));
        const int code = av_read_frame(format_.get(), packet.get());
        if (code < 0) return failure(code);
        if (packet->stream_index != stream_->index || packet->size == 0) continue;
        if (auto picture = convert(std::move(packet))) return {ReadState::Packet, std::move(*picture), {}};
        // Packets without a picture do not count as life.
        if (interrupt_.stopped() || interrupt_.timedOut()) return failure(AVERROR_EXIT);
    }
}

bool MediaSource::rewind()
{
    const std::int64_t start = stream_->start_time == AV_NOPTS_VALUE ? 0 : stream_->start_time;
    if (av_seek_frame(format_.get(), stream_->index, start, AVSEEK_FLAG_BACKWARD) >= 0) return true;
    return av_seek_frame(format_.get(), -1, 0, AVSEEK_FLAG_BYTE) >= 0;
}

Micros MediaSource::startTime() const
{
    return micros(stream_->start_time, stream_->time_base).value_or(Micros(0));
}

std::optional<SourcePacket> MediaSource::convert(PacketPtr packet)
{
    refreshParameters();
    SourcePacket picture;
    picture.parameters = parameters_;
    picture.pts = micros(packet->pts, stream_->time_base);
    picture.dts = micros(packet->dts, stream_->time_base);
    if (!picture.dts && !assembler_) picture.dts = picture.pts;
    picture.duration = pictureDuration(*packet, *stream_);
    picture.producer = producerTime(*packet);
    addDisplayMatrix(*packet, *stream_);
    picture.key = (packet->flags & AV_PKT_FLAG_KEY) != 0;
    picture.packet = std::move(packet);
    return assembler_ ? assembler_->add(std::move(picture)) : std::optional(std::move(picture));
}

void MediaSource::refreshParameters()
{
    if (parameters_ && parameters_->codec_id == stream_->codecpar->codec_id) return;
    parameters_ = copyParameters(*stream_->codecpar);
}

MediaSource::ReadResult MediaSource::failure(int code) const
{
    if (interrupt_.timedOut()) return {ReadState::TimedOut, {}, {}};
    if (code == AVERROR_EOF) return {ReadState::End, {}, {}};
    return {ReadState::Failed, {}, avErrorText(code)};
}

}  // namespace pitwatch
