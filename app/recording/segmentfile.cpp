#include "segmentfile.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

namespace pitwatch {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Recordings)
};

Error readError(int code, const QString& path)
{
    const ErrorKind kind = code == AVERROR(ENOENT) ? ErrorKind::NotFound : ErrorKind::InvalidInput;
    return {kind, avErrorText(code), path};
}

Result<FormatContextPtr> openFormat(const QString& path, int& stream)
{
    AVFormatContext* raw = nullptr;
    AVDictionary* options = nullptr;
    av_dict_set(&options, "protocol_whitelist", "file", 0);
    const QByteArray url = "file:" + QFile::encodeName(path);
    const int code = avformat_open_input(&raw, url.constData(), av_find_input_format("mp4"), &options);
    av_dict_free(&options);
    if (code < 0) return readError(code, path);
    FormatContextPtr format(raw);
    stream = av_find_best_stream(raw, AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
    if (stream < 0) return readError(stream, path);
    return format;
}

}  // namespace

Result<std::unique_ptr<SegmentFile>> SegmentFile::open(const QString& path)
{
    routeAvMessages();
    int stream = -1;
    auto format = openFormat(path, stream);
    if (!format) return format.error();
    return std::unique_ptr<SegmentFile>(new SegmentFile(path, std::move(format).value(), stream));
}

SegmentFile::SegmentFile(QString path, FormatContextPtr format, int stream)
    : path_(std::move(path)),
      format_(std::move(format)),
      stream_(format_->streams[stream]),
      parameters_(copyParameters(*format_->streams[stream]->codecpar))
{
    readOnlyVideo();
}

Result<void> SegmentFile::reopen()
{
    int stream = -1;
    auto format = openFormat(path_, stream);
    if (!format) return format.error();
    format_ = std::move(format).value();
    stream_ = format_->streams[stream];
    readOnlyVideo();
    return {};
}

void SegmentFile::readOnlyVideo()
{
    for (unsigned i = 0; i < format_->nb_streams; ++i)
        if (format_->streams[i] != stream_) format_->streams[i]->discard = AVDISCARD_ALL;
    stream_->discard = keysOnly_ ? AVDISCARD_NONKEY : AVDISCARD_DEFAULT;
}

Micros SegmentFile::place(std::int64_t time) const
{
    const std::int64_t start = stream_->start_time == AV_NOPTS_VALUE ? 0 : stream_->start_time;
    return Micros(av_rescale_q(time - start, stream_->time_base, av_get_time_base_q()));
}

/// libavformat 5.1 does not go on to the next fragment after it was made to seek: it is read from the beginning
/// instead. A file is a minute long, and nothing is decoded.
Result<void> SegmentFile::seek(Micros place)
{
    if (touched_)
        if (const Result<void> again = reopen(); !again) return again;
    pending_.clear();
    while (auto packet = read()) {
        if (packet->media.key && packet->place <= place) pending_.clear();
        const bool beyond = packet->place > place;
        pending_.push_back(std::move(*packet));
        if (beyond) break;
    }
    fresh_ = true;
    return {};
}

void SegmentFile::setKeysOnly(bool keysOnly)
{
    keysOnly_ = keysOnly;
    stream_->discard = keysOnly ? AVDISCARD_NONKEY : AVDISCARD_DEFAULT;
}

std::optional<SegmentFile::Packet> SegmentFile::next()
{
    std::optional<Packet> packet;
    if (pending_.empty()) {
        packet = read();
    } else {
        packet = std::move(pending_.front());
        pending_.pop_front();
    }
    if (packet) packet->media.continuity = std::exchange(fresh_, false) ? Continuity::Gap : Continuity::Follows;
    return packet;
}

std::optional<SegmentFile::Packet> SegmentFile::read()
{
    touched_ = true;
    for (;;) {
        PacketPtr packet(av_packet_alloc());
        if (!packet || av_read_frame(format_.get(), packet.get()) < 0) return std::nullopt;
        if (packet->stream_index != stream_->index || packet->size == 0) continue;
        const bool key = (packet->flags & AV_PKT_FLAG_KEY) != 0;
        if (keysOnly_ && !key) continue;
        Packet found;
        found.place = place(packet->pts == AV_NOPTS_VALUE ? packet->dts : packet->pts);
        found.duration = Micros(av_rescale_q(packet->duration, stream_->time_base, av_get_time_base_q()));
        found.media.key = key;
        found.media.parameters = parameters_;
        found.media.packet = std::move(packet);
        return found;
    }
}

Result<SegmentFacts> readSegmentFacts(const QString& path)
{
    auto file = SegmentFile::open(path);
    if (!file) return file.error();
    SegmentFacts facts;
    while (const auto packet = file.value()->next()) {
        facts.length = std::max(facts.length, packet->place + packet->duration);
        ++facts.frames;
    }
    if (facts.frames == 0) return Error{ErrorKind::InvalidInput, Text::tr("there is no picture in it"), path};
    return facts;
}

}  // namespace pitwatch
