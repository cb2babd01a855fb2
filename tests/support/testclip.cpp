#include "testclip.h"

#include <cmath>
#include <cstdint>
#include <memory>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>
}

namespace pitwatch::test {

namespace {

struct Closer {
    void operator()(AVCodecContext* c) const { avcodec_free_context(&c); }
    void operator()(AVFrame* f) const { av_frame_free(&f); }
    void operator()(AVPacket* p) const { av_packet_free(&p); }
    void operator()(AVFormatContext* f) const
    {
        avio_closep(&f->pb);
        avformat_free_context(f);
    }
};
template <typename T>
using Owned = std::unique_ptr<T, Closer>;

/// A shaded background, three squares on circular ways, noise that is the same on every machine.
class Painter {
public:
    explicit Painter(const ClipOptions& options) : options_(options) {}

    void paint(AVFrame& frame, int index)
    {
        for (int y = 0; y < frame.height; ++y) {
            std::uint8_t* line = frame.data[0] + std::ptrdiff_t(y) * frame.linesize[0];
            for (int x = 0; x < frame.width; ++x) line[x] = std::uint8_t(60 + (x / 8 + y / 4) % 80 + noise());
        }
        for (int plane = 1; plane < 3; ++plane)
            for (int y = 0; y < (frame.height + 1) / 2; ++y)
                std::fill_n(frame.data[plane] + std::ptrdiff_t(y) * frame.linesize[plane], (frame.width + 1) / 2,
                            std::uint8_t(plane == 1 ? 118 : 134));
        for (int i = 0; i < 3; ++i) square(frame, index, i);
    }

private:
    int noise()
    {
        if (options_.noise == 0) return 0;
        seed_ = seed_ * 1664525U + 1013904223U;
        return int((seed_ >> 24) % std::uint32_t(2 * options_.noise + 1)) - options_.noise;
    }

    static void square(AVFrame& frame, int index, int i)
    {
        const int side = frame.height / 6;
        const double turn = (index + i * 40) * 0.05;
        const int left = int((frame.width - side) * (0.5 + 0.4 * std::cos(turn)));
        const int top = int((frame.height - side) * (0.5 + 0.4 * std::sin(turn * (i + 1))));
        for (int y = top; y < top + side; ++y)
            std::fill_n(frame.data[0] + std::ptrdiff_t(y) * frame.linesize[0] + left, side, std::uint8_t(190 + 20 * i));
    }

    const ClipOptions options_;
    std::uint32_t seed_ = 1;
};

QString text(const char* what, int code)
{
    char words[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(code, words, sizeof words);
    return QString::fromLatin1(what) + QStringLiteral(": ") + QString::fromUtf8(words);
}

Owned<AVCodecContext> openEncoder(const ClipOptions& options, bool globalHeader)
{
    const AVCodec* codec = avcodec_find_encoder_by_name(options.encoder.toUtf8().constData());
    if (!codec) return nullptr;
    Owned<AVCodecContext> encoder(avcodec_alloc_context3(codec));
    encoder->width = options.size.width();
    encoder->height = options.size.height();
    encoder->pix_fmt = codec->id == AV_CODEC_ID_MJPEG ? AV_PIX_FMT_YUVJ420P : AV_PIX_FMT_YUV420P;
    encoder->time_base = {1, options.framesPerSecond};
    encoder->framerate = {options.framesPerSecond, 1};
    encoder->gop_size = options.keyEvery;
    encoder->max_b_frames = options.bFrames;
    encoder->bit_rate = options.bitsPerSecond;
    encoder->thread_count = 1;
    if (globalHeader) encoder->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    // An encoder that does not know one of these leaves it alone.
    av_opt_set(encoder->priv_data, "preset", "veryfast", 0);
    av_opt_set(encoder->priv_data, "x264-params", "scenecut=0", 0);
    av_opt_set(encoder->priv_data, "x265-params", "log-level=error:scenecut=0:open-gop=0:pools=none", 0);
    av_opt_set(encoder->priv_data, "huffman", "default", 0);  // RTP cannot carry tables of its own
    return avcodec_open2(encoder.get(), codec, nullptr) < 0 ? nullptr : std::move(encoder);
}

int writePackets(AVCodecContext& encoder, AVFormatContext& file)
{
    Owned<AVPacket> packet(av_packet_alloc());
    while (avcodec_receive_packet(&encoder, packet.get()) >= 0) {
        packet->duration = 1;
        av_packet_rescale_ts(packet.get(), encoder.time_base, file.streams[0]->time_base);
        packet->stream_index = 0;
        if (const int code = av_interleaved_write_frame(&file, packet.get()); code < 0) return code;
    }
    return 0;
}

}  // namespace

QString writeTestClip(const QString& path, const ClipOptions& options)
{
    av_log_set_level(AV_LOG_ERROR);  // the encoder would fill the screen with its statistics
    const QByteArray name = path.toUtf8();
    AVFormatContext* raw = nullptr;
    int code = avformat_alloc_output_context2(&raw, nullptr, nullptr, name.constData());
    if (code < 0) return text("container", code);
    const Owned<AVFormatContext> file(raw);
    const auto encoder = openEncoder(options, (raw->oformat->flags & AVFMT_GLOBALHEADER) != 0);
    if (!encoder) return options.encoder + QStringLiteral(" is not there or refuses");
    AVStream* stream = avformat_new_stream(raw, nullptr);
    stream->time_base = encoder->time_base;
    stream->avg_frame_rate = encoder->framerate;
    avcodec_parameters_from_context(stream->codecpar, encoder.get());
    if ((code = avio_open(&raw->pb, name.constData(), AVIO_FLAG_WRITE)) < 0) return text("open", code);
    if ((code = avformat_write_header(raw, nullptr)) < 0) return text("header", code);

    const Owned<AVFrame> frame(av_frame_alloc());
    frame->format = encoder->pix_fmt;
    frame->width = encoder->width;
    frame->height = encoder->height;
    if ((code = av_frame_get_buffer(frame.get(), 0)) < 0) return text("memory", code);
    Painter painter(options);
    for (int i = 0; i < options.frames; ++i) {
        if ((code = av_frame_make_writable(frame.get())) < 0) return text("memory", code);
        painter.paint(*frame, i);
        frame->pts = i;
        if ((code = avcodec_send_frame(encoder.get(), frame.get())) < 0) return text("encode", code);
        if ((code = writePackets(*encoder, *raw)) < 0) return text("write", code);
    }
    avcodec_send_frame(encoder.get(), nullptr);
    if ((code = writePackets(*encoder, *raw)) < 0) return text("write", code);
    code = av_write_trailer(raw);
    return code < 0 ? text("trailer", code) : QString();
}

}  // namespace pitwatch::test
