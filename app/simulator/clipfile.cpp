#include "clipfile.h"

#include <algorithm>
#include <memory>

#include "clipconverter.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavcodec/bsf.h>
#include <libavformat/avformat.h>
}

namespace pitwatch::sim {

namespace {

constexpr std::size_t kMostBytes = 64u << 20;
constexpr std::chrono::seconds kLongest{120};
constexpr std::chrono::microseconds kUsualStep{40'000};
const AVRational kMicros{1, 1'000'000};

struct Closer {
    void operator()(AVFormatContext* format) const { avformat_close_input(&format); }
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
    void operator()(AVBSFContext* filter) const { av_bsf_free(&filter); }
};

std::chrono::microseconds inMicros(int64_t time, AVRational base)
{
    return std::chrono::microseconds(time == AV_NOPTS_VALUE ? 0 : av_rescale_q(time, base, kMicros));
}

/// Collects units up to the bounds and counts their times from the first one.
class Collector {
public:
    bool full() const { return bytes_ >= kMostBytes || clip_.duration >= kLongest; }
    void add(const AVPacket& packet, AVRational base)
    {
        if (clip_.units.empty() && !(packet.flags & AV_PKT_FLAG_KEY)) return;
        const auto show = inMicros(packet.pts != AV_NOPTS_VALUE ? packet.pts : packet.dts, base);
        auto decode = inMicros(packet.dts != AV_NOPTS_VALUE ? packet.dts : packet.pts, base);
        if (clip_.units.empty()) start_ = decode;
        decode = std::max(decode - start_, clip_.units.empty() ? Micro{0} : clip_.units.back().decodeAt);
        const auto step = packet.duration > 0 ? inMicros(packet.duration, base) : kUsualStep;
        clip_.units.push_back({{packet.data, packet.data + packet.size}, decode, std::max(show - start_, decode)});
        clip_.duration = std::max(clip_.duration, decode + step);
        bytes_ += static_cast<std::size_t>(packet.size);
    }
    ClipFile take() { return std::move(clip_); }

private:
    using Micro = std::chrono::microseconds;
    ClipFile clip_;
    Micro start_{0};
    std::size_t bytes_ = 0;
};

/// Length prefixes of MP4 and Matroska become start codes.
std::unique_ptr<AVBSFContext, Closer> makeStartCodeFilter(const AVStream& stream)
{
    AVBSFContext* filter = nullptr;
    if (av_bsf_alloc(av_bsf_get_by_name("h264_mp4toannexb"), &filter) < 0) return nullptr;
    std::unique_ptr<AVBSFContext, Closer> owned(filter);
    avcodec_parameters_copy(filter->par_in, stream.codecpar);
    filter->time_base_in = stream.time_base;
    return av_bsf_init(filter) < 0 ? nullptr : std::move(owned);
}

bool passOn(AVFormatContext& format, const AVStream& stream, AVPacket& packet, Collector& collector)
{
    const auto filter = makeStartCodeFilter(stream);
    if (!filter) return false;
    while (!collector.full() && av_read_frame(&format, &packet) >= 0) {
        if (packet.stream_index != stream.index || av_bsf_send_packet(filter.get(), &packet) < 0)
            av_packet_unref(&packet);
        while (av_bsf_receive_packet(filter.get(), &packet) >= 0) {
            collector.add(packet, filter->time_base_out);
            av_packet_unref(&packet);
        }
    }
    return true;
}

bool convert(AVFormatContext& format, const AVStream& stream, AVPacket& packet, Collector& collector)
{
    const auto sink = [&](const AVPacket& unit, AVRational base) { collector.add(unit, base); };
    const auto converter = ClipConverter::make(stream, sink);
    if (!converter) return false;
    while (!collector.full() && av_read_frame(&format, &packet) >= 0) {
        if (packet.stream_index == stream.index) converter->put(&packet);
        av_packet_unref(&packet);
    }
    if (!collector.full()) converter->put(nullptr);
    return true;
}

}  // namespace

Result<ClipFile> ClipFile::load(const QString& path)
{
    AVFormatContext* opened = nullptr;
    if (avformat_open_input(&opened, path.toUtf8().constData(), nullptr, nullptr) < 0)
        return Error{ErrorKind::NotFound, QStringLiteral("cannot open the video file"), path};
    const std::unique_ptr<AVFormatContext, Closer> format(opened);
    avformat_find_stream_info(format.get(), nullptr);
    const int index = av_find_best_stream(format.get(), AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
    if (index < 0) return Error{ErrorKind::InvalidInput, QStringLiteral("no video in the file"), path};
    const AVStream& stream = *format->streams[index];
    const std::unique_ptr<AVPacket, Closer> packet(av_packet_alloc());
    Collector collector;
    const bool h264 = stream.codecpar->codec_id == AV_CODEC_ID_H264;
    const bool read = h264 ? passOn(*format, stream, *packet, collector) : convert(*format, stream, *packet, collector);
    ClipFile clip = collector.take();
    if (!read || clip.units.empty())
        return Error{ErrorKind::InvalidInput, QStringLiteral("the video in the file cannot be decoded"), path};
    return clip;
}

}  // namespace pitwatch::sim
