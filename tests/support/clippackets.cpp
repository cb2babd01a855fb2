#include "clippackets.h"

#include <QFile>

#include <algorithm>

extern "C" {
#include <libavcodec/bsf.h>
}

namespace pitwatch::test {

namespace {

struct FilterDeleter {
    void operator()(AVBSFContext* f) const { av_bsf_free(&f); }
};
using FilterPtr = std::unique_ptr<AVBSFContext, FilterDeleter>;

struct Opened {
    FormatContextPtr format;
    AVStream* stream = nullptr;
    QString error;
};

Opened openFile(const QString& path)
{
    AVFormatContext* raw = nullptr;
    int code = avformat_open_input(&raw, QFile::encodeName(path).constData(), nullptr, nullptr);
    if (code < 0) return {nullptr, nullptr, avErrorText(code)};
    Opened opened{FormatContextPtr(raw), nullptr, {}};
    code = avformat_find_stream_info(raw, nullptr);
    const int index = code < 0 ? code : av_find_best_stream(raw, AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
    if (index < 0)
        opened.error = avErrorText(index);
    else
        opened.stream = raw->streams[index];
    return opened;
}

/// What turns pictures with lengths into pictures with start codes.
FilterPtr annexB(const AVStream& stream)
{
    const char* name = stream.codecpar->codec_id == AV_CODEC_ID_H264   ? "h264_mp4toannexb"
                       : stream.codecpar->codec_id == AV_CODEC_ID_HEVC ? "hevc_mp4toannexb"
                                                                       : "null";
    AVBSFContext* raw = nullptr;
    if (av_bsf_alloc(av_bsf_get_by_name(name), &raw) < 0) return nullptr;
    FilterPtr filter(raw);
    avcodec_parameters_copy(raw->par_in, stream.codecpar);
    raw->time_base_in = stream.time_base;
    return av_bsf_init(raw) < 0 ? nullptr : std::move(filter);
}

ParametersPtr withoutDetails(const AVCodecParameters& parameters)
{
    ParametersPtr copy = copyParameters(parameters);
    auto& bare = const_cast<AVCodecParameters&>(*copy);
    av_freep(&bare.extradata);
    bare.extradata_size = 0;
    bare.width = bare.height = 0;
    return copy;
}

std::optional<Micros> micros(std::int64_t time, AVRational base)
{
    if (time == AV_NOPTS_VALUE) return std::nullopt;
    return Micros(av_rescale_q(time, base, av_get_time_base_q()));
}

}  // namespace

std::vector<TappedPacket> readClip(const QString& path, UtcTime start, PacketForm form)
{
    const Opened file = openFile(path);
    if (!file.stream) return {};
    const bool bare = form == PacketForm::AsFromRtp;
    const FilterPtr filter = bare ? annexB(*file.stream) : nullptr;
    const ParametersPtr parameters =
        bare ? withoutDetails(*file.stream->codecpar) : copyParameters(*file.stream->codecpar);
    const AVRational base = file.stream->time_base;
    std::vector<TappedPacket> packets;
    std::optional<Micros> firstDts;
    for (PacketPtr packet(av_packet_alloc()); av_read_frame(file.format.get(), packet.get()) >= 0;
         packet.reset(av_packet_alloc())) {
        if (packet->stream_index != file.stream->index) continue;
        if (filter && (av_bsf_send_packet(filter.get(), packet.get()) < 0 ||
                       av_bsf_receive_packet(filter.get(), packet.get()) < 0))
            continue;
        TappedPacket tapped;
        tapped.parameters = parameters;
        tapped.pts = micros(packet->pts, base);
        tapped.dts = micros(packet->dts, base);
        tapped.duration = micros(packet->duration, base).value_or(Micros(40'000));
        tapped.key = (packet->flags & AV_PKT_FLAG_KEY) != 0;
        tapped.gap = packets.empty();
        if (!firstDts) firstDts = tapped.dts.value_or(Micros(0));
        tapped.receivedAt = start + (tapped.dts.value_or(*firstDts) - *firstDts);
        if (bare) tapped.dts.reset();
        tapped.packet = std::shared_ptr<const AVPacket>(packet.release(), PacketDeleter{});
        packets.push_back(std::move(tapped));
    }
    return packets;
}

ClipFacts inspectClip(const QString& path)
{
    const Opened file = openFile(path);
    if (!file.stream) return {.error = file.error};
    const AVCodecParameters& parameters = *file.stream->codecpar;
    ClipFacts facts;
    facts.codec = QString::fromLatin1(avcodec_get_name(parameters.codec_id));
    facts.size = QSize(parameters.width, parameters.height);
    const AVCodec* codec = avcodec_find_decoder(parameters.codec_id);
    const CodecContextPtr decoder(avcodec_alloc_context3(codec));
    avcodec_parameters_to_context(decoder.get(), &parameters);
    decoder->thread_count = 1;
    if (avcodec_open2(decoder.get(), codec, nullptr) < 0) return {.error = QStringLiteral("decoder")};
    const FramePtr frame(av_frame_alloc());
    const auto drain = [&] {
        while (avcodec_receive_frame(decoder.get(), frame.get()) >= 0)
            if (!(frame->flags & AV_FRAME_FLAG_CORRUPT) && frame->decode_error_flags == 0) ++facts.pictures;
    };
    for (PacketPtr packet(av_packet_alloc()); av_read_frame(file.format.get(), packet.get()) >= 0;
         av_packet_unref(packet.get())) {
        if (packet->stream_index != file.stream->index) continue;
        if (facts.packets++ == 0) facts.beginsWithKey = (packet->flags & AV_PKT_FLAG_KEY) != 0;
        facts.times.push_back(micros(packet->pts, file.stream->time_base).value_or(Micros(-1)));
        if (const int code = avcodec_send_packet(decoder.get(), packet.get()); code < 0)
            facts.error = avErrorText(code);
        drain();
    }
    avcodec_send_packet(decoder.get(), nullptr);
    drain();
    std::sort(facts.times.begin(), facts.times.end());
    for (Micros first = facts.times.empty() ? Micros(0) : facts.times.front(); Micros & time : facts.times)
        time -= first;
    return facts;
}

}  // namespace pitwatch::test
