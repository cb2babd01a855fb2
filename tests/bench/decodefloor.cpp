#include "decodefloor.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <vector>

#include <video/av.h>
#include <video/picturememory.h>

#include "subcommand.h"

namespace pitwatch::bench {

namespace {

struct Clip {
    ParametersPtr parameters;
    ClipFacts facts;
    std::vector<PacketPtr> packets;
};

Result<Clip> load(const QString& file, bool withPackets)
{
    AVFormatContext* raw = nullptr;
    int code = avformat_open_input(&raw, file.toUtf8().constData(), nullptr, nullptr);
    if (code < 0) return Error{ErrorKind::NotFound, avErrorText(code), file};
    const FormatContextPtr format(raw);
    if ((code = avformat_find_stream_info(raw, nullptr)) < 0)
        return Error{ErrorKind::InvalidInput, avErrorText(code), file};
    const int index = av_find_best_stream(raw, AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
    if (index < 0) return Error{ErrorKind::InvalidInput, QStringLiteral("there is no video in it"), file};
    Clip clip;
    clip.parameters = copyParameters(*raw->streams[index]->codecpar);
    clip.facts.framesPerSecond = av_q2d(raw->streams[index]->avg_frame_rate);
    if (raw->duration > 0) clip.facts.seconds = double(raw->duration) / AV_TIME_BASE;
    while (withPackets) {
        PacketPtr packet(av_packet_alloc());
        if (av_read_frame(raw, packet.get()) < 0) break;
        if (packet->stream_index == index) clip.packets.push_back(std::move(packet));
    }
    return clip;
}

CodecContextPtr openDecoder(const AVCodecParameters& parameters, PictureMemory* memory)
{
    const AVCodec* decoder = avcodec_find_decoder(parameters.codec_id);
    CodecContextPtr context(avcodec_alloc_context3(decoder));
    avcodec_parameters_to_context(context.get(), &parameters);
    context->thread_count = 1;
    if (memory) memory->serve(*context);
    return avcodec_open2(context.get(), decoder, nullptr) < 0 ? nullptr : std::move(context);
}

/// One decoder per stream; into `memories`, one each, unless there are none.
Result<std::vector<CodecContextPtr>> openDecoders(const Clip& clip, int streams, std::vector<PictureMemory>& memories,
                                                  const QString& file)
{
    std::vector<CodecContextPtr> decoders;
    for (int i = 0; i < streams; ++i) {
        PictureMemory* own = memories.empty() ? nullptr : &memories[std::size_t(i)];
        decoders.push_back(openDecoder(*clip.parameters, own));
        if (!decoders.back()) return Error{ErrorKind::InvalidInput, QStringLiteral("the decoder does not open"), file};
    }
    return decoders;
}

void decodeFrames(const Clip& clip, AVCodecContext& decoder, std::uint64_t frames)
{
    const FramePtr frame(av_frame_alloc());
    std::uint64_t decoded = 0;
    while (decoded < frames) {
        const std::uint64_t before = decoded;
        for (const PacketPtr& packet : clip.packets) {
            avcodec_send_packet(&decoder, packet.get());
            while (decoded < frames && avcodec_receive_frame(&decoder, frame.get()) >= 0) ++decoded;
            if (decoded >= frames) return;
        }
        avcodec_flush_buffers(&decoder);
        if (decoded == before) return;
    }
}

}  // namespace

Result<ClipFacts> clipFacts(const QString& file)
{
    const auto clip = load(file, false);
    if (!clip) return clip.error();
    return clip.value().facts;
}

Result<double> pacedFloorCpuSeconds(const QString& file, int streams, std::uint64_t frames)
{
    const auto clip = load(file, true);
    if (!clip) return clip.error();
    std::vector<PictureMemory> memories{std::size_t(streams)};
    const auto decoders = openDecoders(clip.value(), streams, memories, file);
    if (!decoders) return decoders.error();
    const std::chrono::duration<double> period(1 / std::max(1.0, clip.value().facts.framesPerSecond));
    const FramePtr frame(av_frame_alloc());
    const auto start = std::chrono::steady_clock::now();
    const double before = processCpuSeconds();
    std::uint64_t decoded = 0;
    for (std::uint64_t picture = 0; decoded < frames && picture < clip.value().packets.size(); ++picture) {
        std::this_thread::sleep_until(start + period * double(picture));
        for (const auto& decoder : decoders.value()) {
            avcodec_send_packet(decoder.get(), clip.value().packets[picture].get());
            while (avcodec_receive_frame(decoder.get(), frame.get()) >= 0) ++decoded;
        }
    }
    return decoded == 0 ? 0 : (processCpuSeconds() - before) * double(frames) / double(decoded);
}

Result<double> decodeFloorCpuSeconds(const QString& file, int streams, std::uint64_t frames, FloorMemory memory)
{
    const auto clip = load(file, true);
    if (!clip) return clip.error();
    std::vector<PictureMemory> memories(memory == FloorMemory::LargePages ? std::size_t(streams) : 0);
    const auto decoders = openDecoders(clip.value(), streams, memories, file);
    if (!decoders) return decoders.error();
    const double before = processCpuSeconds();
    for (const auto& decoder : decoders.value()) decodeFrames(clip.value(), *decoder, frames / std::uint64_t(streams));
    return processCpuSeconds() - before;
}

}  // namespace pitwatch::bench
