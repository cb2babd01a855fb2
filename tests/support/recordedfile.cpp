#include "recordedfile.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace pitwatch::test {

namespace {

struct Release {
    void operator()(AVFormatContext* format) const { avformat_close_input(&format); }
    void operator()(AVCodecContext* codec) const { avcodec_free_context(&codec); }
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
};
template <typename T>
using Owned = std::unique_ptr<T, Release>;

Owned<AVFormatContext> opened(const QString& path)
{
    AVFormatContext* raw = nullptr;
    if (avformat_open_input(&raw, path.toUtf8().constData(), nullptr, nullptr) < 0) return {};
    Owned<AVFormatContext> format(raw);
    return avformat_find_stream_info(format.get(), nullptr) < 0 ? Owned<AVFormatContext>() : std::move(format);
}

/// One track being decoded.
struct Track {
    Owned<AVCodecContext> decoder;
    double tick = 0;
    double last = -1;

    explicit Track(const AVStream* stream) : tick(av_q2d(stream->time_base))
    {
        const AVCodec* codec = avcodec_find_decoder(stream->codecpar->codec_id);
        decoder.reset(avcodec_alloc_context3(codec));
        avcodec_parameters_to_context(decoder.get(), stream->codecpar);
        if (avcodec_open2(decoder.get(), codec, nullptr) < 0) decoder.reset();
    }
};

double loudestOf(const AVFrame* frame)
{
    double loudest = 0;
    const auto* samples = reinterpret_cast<const float*>(frame->data[0]);
    for (int i = 0; i < frame->nb_samples; ++i) loudest = std::max(loudest, double(std::abs(samples[i])));
    return loudest;
}

void decode(Track& track, const AVPacket* packet, RecordedFile& found)
{
    const Owned<AVFrame> frame(av_frame_alloc());
    if (!track.decoder || avcodec_send_packet(track.decoder.get(), packet) < 0) {
        ++found.decodeErrors;
        return;
    }
    while (avcodec_receive_frame(track.decoder.get(), frame.get()) >= 0) {
        if (track.decoder->codec_type == AVMEDIA_TYPE_VIDEO) {
            ++found.pictures;
            found.size = QSize(frame->width, frame->height);
        } else if (frame->format == AV_SAMPLE_FMT_FLTP) {
            found.loudest = std::max(found.loudest, loudestOf(frame.get()));
        }
    }
}

void count(Track& track, const AVPacket* packet, RecordedFile& found)
{
    const double at = double(packet->pts) * track.tick;
    if (at < track.last) ++found.unordered;
    track.last = at;
    const bool video = track.decoder && track.decoder->codec_type == AVMEDIA_TYPE_VIDEO;
    double& first = video ? found.firstPicture : found.firstSound;
    (video ? found.lastPicture : found.lastSound) = at;
    if (first < 0) first = at;
    if (!video) ++found.packets;
}

}  // namespace

RecordedFile readRecordedFile(const QString& path)
{
    RecordedFile found;
    const Owned<AVFormatContext> format = opened(path);
    if (!format) {
        found.error = QStringLiteral("cannot be opened: ") + path;
        return found;
    }
    std::vector<Track> tracks;
    for (unsigned i = 0; i < format->nb_streams; ++i) {
        const AVCodecParameters* codec = format->streams[i]->codecpar;
        QString& name = codec->codec_type == AVMEDIA_TYPE_VIDEO ? found.picture : found.sound;
        name = QString::fromLatin1(avcodec_get_name(codec->codec_id));
        tracks.emplace_back(format->streams[i]);
    }
    found.duration = format->duration > 0 ? double(format->duration) / AV_TIME_BASE : 0;
    const Owned<AVPacket> packet(av_packet_alloc());
    while (av_read_frame(format.get(), packet.get()) >= 0) {
        Track& track = tracks.at(std::size_t(packet->stream_index));
        count(track, packet.get(), found);
        decode(track, packet.get(), found);
        av_packet_unref(packet.get());
    }
    for (Track& track : tracks) decode(track, nullptr, found);
    return found;
}

std::optional<double> jumpTo(const QString& path, double second)
{
    const Owned<AVFormatContext> format = opened(path);
    if (!format) return std::nullopt;
    const auto target = std::int64_t(second * AV_TIME_BASE);
    if (avformat_seek_file(format.get(), -1, INT64_MIN, target, target, 0) < 0) return std::nullopt;
    const Owned<AVPacket> packet(av_packet_alloc());
    if (av_read_frame(format.get(), packet.get()) < 0) return std::nullopt;
    return double(packet->pts) * av_q2d(format->streams[packet->stream_index]->time_base);
}

}  // namespace pitwatch::test
