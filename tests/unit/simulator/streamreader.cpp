#include "streamreader.h"

#include <chrono>
#include <map>

#include <simulator/framecode.h>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace pitwatch::test {

namespace {

using Deadline = std::chrono::steady_clock::time_point;

int isLate(void* deadline)
{
    return std::chrono::steady_clock::now() > *static_cast<Deadline*>(deadline);
}

struct Reader {
    AVFormatContext* format = nullptr;
    AVCodecContext* codec = nullptr;
    AVPacket* packet = av_packet_alloc();
    AVFrame* frame = av_frame_alloc();

    ~Reader()
    {
        av_frame_free(&frame);
        av_packet_free(&packet);
        avcodec_free_context(&codec);
        avformat_close_input(&format);
    }
};

bool open(Reader& reader, const ReadRequest& request, Deadline& deadline)
{
    reader.format = avformat_alloc_context();
    reader.format->interrupt_callback = {isLate, &deadline};
    AVDictionary* options = nullptr;
    av_dict_set(&options, "rtsp_transport", request.udp ? "udp" : "tcp", 0);
    const int opened = avformat_open_input(&reader.format, request.url.toUtf8().constData(), nullptr, &options);
    av_dict_free(&options);
    if (opened < 0 || reader.format->nb_streams < 1) return false;
    reader.codec = avcodec_alloc_context3(avcodec_find_decoder(AV_CODEC_ID_H264));
    reader.codec->thread_count = 1;
    reader.codec->flags |= AV_CODEC_FLAG_LOW_DELAY;
    avcodec_parameters_to_context(reader.codec, reader.format->streams[0]->codecpar);
    return avcodec_open2(reader.codec, nullptr, nullptr) >= 0;
}

std::optional<UtcTime> capturedAt(const AVPacket& packet)
{
    size_t size = 0;
    const auto* data = av_packet_get_side_data(&packet, AV_PKT_DATA_PRFT, &size);
    if (!data || size < sizeof(AVProducerReferenceTime)) return std::nullopt;
    return fromMicros(reinterpret_cast<const AVProducerReferenceTime*>(data)->wallclock);
}

ReadFrame copied(const AVFrame& frame, std::optional<UtcTime> at)
{
    ReadFrame copy;
    copy.capturedAt = at;
    copy.width = frame.width;
    copy.height = frame.height;
    for (int y = 0; y < frame.height; ++y)
        copy.luma.insert(copy.luma.end(), frame.data[0] + y * frame.linesize[0],
                         frame.data[0] + y * frame.linesize[0] + frame.width);
    copy.number = sim::readFrameCode({copy.luma.data(), copy.width, copy.width, copy.height});
    return copy;
}

}  // namespace

ReadResult readStream(const ReadRequest& request)
{
    Deadline deadline = std::chrono::steady_clock::now() + std::chrono::seconds(request.seconds);
    Reader reader;
    ReadResult result;
    result.opened = open(reader, request, deadline);
    if (!result.opened) return result;
    std::optional<UtcTime> timeOfNext;
    std::map<int64_t, std::optional<UtcTime>> times;  // the decoder may hold pictures back
    while (static_cast<int>(result.frames.size()) < request.frames) {
        if (av_read_frame(reader.format, reader.packet) < 0) {
            result.ended = std::chrono::steady_clock::now() <= deadline;
            break;
        }
        // libavformat's parser gives out an access unit when it sees the next one begin, and hangs that one's time on
        // it.
        times[reader.packet->pts] = timeOfNext;
        timeOfNext = capturedAt(*reader.packet);
        if (avcodec_send_packet(reader.codec, reader.packet) >= 0 &&
            avcodec_receive_frame(reader.codec, reader.frame) >= 0)
            result.frames.push_back(copied(*reader.frame, times[reader.frame->pts]));
        av_packet_unref(reader.packet);
    }
    return result;
}

}  // namespace pitwatch::test
