#include "rtpclip.h"

#include <QFile>
#include <QTemporaryDir>

#include <array>
#include <memory>

extern "C" {
#include <libavcodec/bsf.h>
#include <libavformat/avformat.h>
}

namespace pitwatch::test {

namespace {

constexpr int kPacketSize = 1400;
constexpr std::size_t kMostPictures = 1000;
// What a second byte of RTCP can be (RFC 5761, section 4).
constexpr int kReportsFrom = 192;
constexpr int kReportsTo = 223;

struct Closer {
    void operator()(AVFormatContext* f) const { avformat_close_input(&f); }
    void operator()(AVBSFContext* b) const { av_bsf_free(&b); }
    void operator()(AVPacket* p) const { av_packet_free(&p); }
};
template <typename T>
using Owned = std::unique_ptr<T, Closer>;

Error unusable(const char* what)
{
    return {ErrorKind::Unavailable, QString::fromLatin1(what), {}};
}

/// libavformat's RTP muxer writing into memory.
class Packetizer {
public:
    ~Packetizer()
    {
        if (!muxer_) return;
        if (open_) av_write_trailer(muxer_);
        if (muxer_->pb) av_freep(&muxer_->pb->buffer);
        avio_context_free(&muxer_->pb);
        avformat_free_context(muxer_);
    }

    bool open(const AVCodecParameters& parameters, AVRational timeBase)
    {
        if (avformat_alloc_output_context2(&muxer_, nullptr, "rtp", nullptr) < 0) return false;
        AVStream* stream = avformat_new_stream(muxer_, nullptr);
        avcodec_parameters_copy(stream->codecpar, &parameters);
        stream->codecpar->codec_tag = 0;
        stream->time_base = timeBase;
        timeBase_ = timeBase;
        auto* buffer = static_cast<unsigned char*>(av_malloc(kPacketSize));
        muxer_->pb = avio_alloc_context(buffer, kPacketSize, 1, this, nullptr, &Packetizer::write, nullptr);
        muxer_->pb->max_packet_size = kPacketSize;
        open_ = avformat_write_header(muxer_, nullptr) >= 0;
        return open_;
    }

    QByteArrayList cut(AVPacket& picture)
    {
        packets_.clear();
        picture.stream_index = 0;
        av_packet_rescale_ts(&picture, timeBase_, muxer_->streams[0]->time_base);
        if (av_write_frame(muxer_, &picture) < 0) packets_.clear();
        return packets_;
    }

    QByteArray mediaSection()
    {
        std::array<char, 4096> text{};
        if (av_sdp_create(&muxer_, 1, text.data(), int(text.size())) < 0) return {};
        const QByteArray sdp(text.data());
        return sdp.mid(sdp.indexOf("m="));
    }

private:
    static int write(void* self, std::uint8_t* data, int size)
    {
        const bool report = size < 2 || (data[1] >= kReportsFrom && data[1] <= kReportsTo);
        if (!report)
            static_cast<Packetizer*>(self)->packets_.append(QByteArray(reinterpret_cast<const char*>(data), size));
        return size;
    }

    AVFormatContext* muxer_ = nullptr;
    bool open_ = false;  ///< the header was written
    AVRational timeBase_{1, 90000};
    QByteArrayList packets_;
};

Owned<AVFormatContext> openFile(const QString& path)
{
    AVFormatContext* raw = nullptr;
    if (avformat_open_input(&raw, path.toUtf8().constData(), nullptr, nullptr) < 0) return nullptr;
    Owned<AVFormatContext> file(raw);
    return avformat_find_stream_info(raw, nullptr) < 0 ? nullptr : std::move(file);
}

/// To Annex B with parameter sets before key pictures.
Owned<AVBSFContext> openFilter(const AVStream& stream)
{
    const AVCodecID codec = stream.codecpar->codec_id;
    const char* name = codec == AV_CODEC_ID_H264   ? "h264_mp4toannexb"
                       : codec == AV_CODEC_ID_HEVC ? "hevc_mp4toannexb"
                                                   : "null";
    AVBSFContext* raw = nullptr;
    if (av_bsf_alloc(av_bsf_get_by_name(name), &raw) < 0) return nullptr;
    Owned<AVBSFContext> filter(raw);
    avcodec_parameters_copy(raw->par_in, stream.codecpar);
    raw->time_base_in = stream.time_base;
    return av_bsf_init(raw) < 0 ? nullptr : std::move(filter);
}

}  // namespace

Result<RtpClip> cutIntoRtp(const QString& path)
{
    const auto file = openFile(path);
    const int video = file ? av_find_best_stream(file.get(), AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0) : -1;
    if (video < 0) return unusable("the clip cannot be read");
    const auto filter = openFilter(*file->streams[video]);
    Packetizer packetizer;
    if (!filter || !packetizer.open(*filter->par_out, filter->time_base_out))
        return unusable("the clip cannot be sent over RTP");
    RtpClip clip;
    clip.sdp = packetizer.mediaSection();
    const Owned<AVPacket> packet(av_packet_alloc());
    while (clip.pictures.size() < kMostPictures && av_read_frame(file.get(), packet.get()) >= 0) {
        if (packet->stream_index != video) {
            av_packet_unref(packet.get());
            continue;
        }
        if (av_bsf_send_packet(filter.get(), packet.get()) < 0) return unusable("a picture was refused");
        while (av_bsf_receive_packet(filter.get(), packet.get()) >= 0) {
            const bool key = (packet->flags & AV_PKT_FLAG_KEY) != 0;
            clip.pictures.push_back({packetizer.cut(*packet), key});
            av_packet_unref(packet.get());
        }
    }
    if (clip.pictures.empty()) return unusable("the clip is empty");
    return clip;
}

std::size_t RtpClip::keyFrom(std::size_t index) const
{
    for (std::size_t i = 0; i < pictures.size(); ++i)
        if (pictures[(index + i) % pictures.size()].key) return (index + i) % pictures.size();
    return 0;
}

Result<RtpClip> makeRtpClip(const ClipOptions& options)
{
    QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("clip.mp4"));
    const QString problem = writeTestClip(path, options);
    if (!problem.isEmpty()) return Error{ErrorKind::Unavailable, problem, {}};
    auto clip = cutIntoRtp(path);
    if (clip) clip.value().framesPerSecond = options.framesPerSecond;
    return clip;
}

QByteArray withoutParameterSets(QByteArray sdp)
{
    QByteArrayList lines;
    for (QByteArray line : sdp.split('\n')) {
        for (const char* name : {"sprop-parameter-sets=", "sprop-vps=", "sprop-sps=", "sprop-pps="}) {
            const qsizetype from = line.indexOf(name);
            if (from < 0) continue;
            const qsizetype to = line.indexOf(';', from);
            line = line.left(from) + (to < 0 ? QByteArray("\r") : line.mid(to + 1));
        }
        lines.append(line);
    }
    return lines.join('\n');
}

}  // namespace pitwatch::test
