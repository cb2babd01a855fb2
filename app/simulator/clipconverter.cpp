#include "clipconverter.h"

#include <algorithm>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>
#include <libswscale/swscale.h>
}

namespace pitwatch::sim {

namespace {

constexpr int kLargestWidth = 1280;

}  // namespace

struct ClipConverter::Context {
    Sink sink;
    AVRational timeBase{1, 1000};
    AVRational frameRate{25, 1};
    AVCodecContext* decoder = nullptr;
    AVCodecContext* encoder = nullptr;
    SwsContext* scaler = nullptr;
    AVFrame* decoded = av_frame_alloc();
    AVFrame* scaled = av_frame_alloc();
    AVPacket* unit = av_packet_alloc();

    ~Context()
    {
        av_packet_free(&unit);
        av_frame_free(&scaled);
        av_frame_free(&decoded);
        sws_freeContext(scaler);
        avcodec_free_context(&encoder);
        avcodec_free_context(&decoder);
    }

    bool openEncoder()
    {
        const int width = std::min(kLargestWidth, decoded->width) & ~1;
        const AVCodec* codec = avcodec_find_encoder_by_name("libx264");
        if (!codec) return false;
        encoder = avcodec_alloc_context3(codec);
        encoder->width = width;
        encoder->height = (width * decoded->height / decoded->width) & ~1;
        encoder->pix_fmt = AV_PIX_FMT_YUV420P;
        encoder->time_base = timeBase;
        encoder->framerate = frameRate;
        encoder->gop_size = std::max(1, static_cast<int>(av_q2d(frameRate) + 0.5));
        encoder->max_b_frames = 0;
        encoder->thread_count = 1;
        av_opt_set(encoder->priv_data, "preset", "superfast", 0);
        av_opt_set(encoder->priv_data, "tune", "zerolatency", 0);
        scaled->format = AV_PIX_FMT_YUV420P;
        scaled->width = encoder->width;
        scaled->height = encoder->height;
        return avcodec_open2(encoder, codec, nullptr) >= 0 && av_frame_get_buffer(scaled, 0) >= 0;
    }

    void encode()
    {
        if (!encoder && !openEncoder()) return;
        scaler =
            sws_getCachedContext(scaler, decoded->width, decoded->height, AVPixelFormat(decoded->format), scaled->width,
                                 scaled->height, AV_PIX_FMT_YUV420P, SWS_BILINEAR, nullptr, nullptr, nullptr);
        if (!scaler || !avcodec_is_open(encoder) || av_frame_make_writable(scaled) < 0) return;
        sws_scale(scaler, decoded->data, decoded->linesize, 0, decoded->height, scaled->data, scaled->linesize);
        scaled->pts = decoded->best_effort_timestamp;
        if (avcodec_send_frame(encoder, scaled) < 0) return;
        while (avcodec_receive_packet(encoder, unit) >= 0) {
            sink(*unit, timeBase);
            av_packet_unref(unit);
        }
    }
};

ClipConverter::ClipConverter(std::unique_ptr<Context> context) : context_(std::move(context)) {}
ClipConverter::~ClipConverter() = default;

std::unique_ptr<ClipConverter> ClipConverter::make(const AVStream& stream, Sink sink)
{
    const AVCodec* codec = avcodec_find_decoder(stream.codecpar->codec_id);
    if (!codec) return nullptr;
    auto context = std::make_unique<Context>();
    context->sink = std::move(sink);
    context->timeBase = stream.time_base;
    if (stream.avg_frame_rate.num > 0 && stream.avg_frame_rate.den > 0) context->frameRate = stream.avg_frame_rate;
    context->decoder = avcodec_alloc_context3(codec);
    avcodec_parameters_to_context(context->decoder, stream.codecpar);
    if (avcodec_open2(context->decoder, codec, nullptr) < 0) return nullptr;
    return std::unique_ptr<ClipConverter>(new ClipConverter(std::move(context)));
}

void ClipConverter::put(const AVPacket* packet)
{
    if (avcodec_send_packet(context_->decoder, packet) < 0) return;
    while (avcodec_receive_frame(context_->decoder, context_->decoded) >= 0) context_->encode();
}

}  // namespace pitwatch::sim
