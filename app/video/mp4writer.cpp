#include "mp4writer.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <unistd.h>

#include "parametersets.h"

namespace pitwatch {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Mp4Writer)
};

constexpr AVRational kTicks{1, 90'000};
constexpr AVRational kMicros{1, 1'000'000};
/// So many pictures show how far a stream reorders its pictures.
constexpr std::size_t kLookAhead = 16;

Error fileError(const QString& path, int code)
{
    const ErrorKind kind = code == AVERROR(ENOSPC) || code == AVERROR(EFBIG)   ? ErrorKind::Exhausted
                           : code == AVERROR(EACCES) || code == AVERROR(EROFS) ? ErrorKind::Permission
                           : code == AVERROR(ENOENT)                           ? ErrorKind::NotFound
                                                                               : ErrorKind::Internal;
    return {kind, avErrorText(code), path};
}

bool reorders(AVCodecID codec)
{
    return codec != AV_CODEC_ID_MJPEG;
}

QByteArray fileUrl(const QString& path)
{
    return QByteArrayLiteral("file:") + QFile::encodeName(path);
}

/// Waits for the disk; a name must not stand for bytes that a power cut takes away.
int syncToDisk(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return AVERROR(EIO);
    return ::fsync(file.handle()) == 0 ? 0 : AVERROR(errno);
}

}  // namespace

void Mp4Writer::OutputDeleter::operator()(AVFormatContext* format) const
{
    avio_closep(&format->pb);
    avformat_free_context(format);
}

Result<std::unique_ptr<Mp4Writer>> Mp4Writer::open(const QString& path, const TappedPacket& firstKey)
{
    if (!firstKey.key) return Error{ErrorKind::InvalidInput, Text::tr("a file begins with a key picture"), path};
    if (QFile::exists(path)) return Error{ErrorKind::InvalidInput, reasonText(Reason::FileExists), path};
    Result<ParametersPtr> parameters = parametersOf(firstKey);
    if (!parameters) return Error{parameters.error().kind, parameters.error().message, path};
    std::unique_ptr<Mp4Writer> writer(new Mp4Writer(path, std::move(parameters).value(), firstKey));
    if (const Result<void> begun = writer->begin(); !begun) return begun.error();
    return writer;
}

Mp4Writer::Mp4Writer(QString path, ParametersPtr parameters, const TappedPacket& firstKey)
    : path_(std::move(path)),
      parameters_(std::move(parameters)),
      source_(firstKey.parameters),
      sequence_(sequenceParameterSets(firstKey))
{
}

Mp4Writer::~Mp4Writer()
{
    if (!format_) return;
    format_.reset();
    QFile::remove(partialPath(path_));
}

Result<void> Mp4Writer::begin()
{
    AVFormatContext* raw = nullptr;
    if (const int code = avformat_alloc_output_context2(&raw, nullptr, "mp4", nullptr); code < 0)
        return fileError(path_, code);
    decltype(format_) format(raw);
    AVStream* stream = avformat_new_stream(raw, nullptr);
    if (!stream || avcodec_parameters_copy(stream->codecpar, parameters_.get()) < 0)
        return fileError(path_, AVERROR(ENOMEM));
    stream->time_base = kTicks;
    raw->flags |= AVFMT_FLAG_FLUSH_PACKETS;
    if (const int code = avio_open(&raw->pb, fileUrl(partialPath(path_)).constData(), AVIO_FLAG_WRITE); code < 0)
        return fileError(path_, code);
    format_ = std::move(format);  // from here on there is a file to remove
    AVDictionary* options = nullptr;
    av_dict_set(&options, "movflags", "+frag_keyframe+delay_moov+default_base_moof", 0);
    const int code = avformat_write_header(raw, &options);
    av_dict_free(&options);
    if (code < 0) return fail(code);
    return {};
}

bool Mp4Writer::accepts(const TappedPacket& picture) const
{
    if (!picture.key) return !picture.gap && picture.parameters == source_;
    if (!picture.parameters || picture.parameters->codec_id != source_->codec_id) return false;
    // Another connection to the same camera brings the same picture in nearly all cases.
    if (const QByteArray sequence = sequenceParameterSets(picture); !sequence.isEmpty() && !sequence_.isEmpty())
        return sequence == sequence_;
    const AVCodecParameters& theirs = *picture.parameters;
    return picture.parameters == source_ ||
           (theirs.extradata_size == source_->extradata_size && theirs.width == source_->width &&
            theirs.height == source_->height &&
            (theirs.extradata_size == 0 ||
             std::equal(theirs.extradata, theirs.extradata + theirs.extradata_size, source_->extradata)));
}

Result<void> Mp4Writer::write(const TappedPacket& picture)
{
    if (!format_) return Error{ErrorKind::Internal, Text::tr("the file is not open"), path_};
    source_ = picture.parameters;
    const Micros place = timeline_.place(picture);
    if (place < Micros(0)) return {};
    pending_.push_back({picture, place});
    if (!decoding_ && reorders(parameters_->codec_id) && pending_.size() < kLookAhead) return {};
    return flush();
}

Result<void> Mp4Writer::flush()
{
    if (!decoding_) {
        std::vector<Micros> places;
        for (const Pending& pending : pending_) places.push_back(pending.place);
        const Micros frame = pending_.empty() ? Micros(40'000) : pending_.front().picture.duration;
        decoding_ = std::make_unique<DecodingTimes>(reorderDepth(places), frame > Micros(0) ? frame : Micros(40'000));
    }
    for (const Pending& pending : pending_)
        if (const Result<void> done = emitPicture(pending); !done) return done;
    pending_.clear();
    return {};
}

Result<void> Mp4Writer::emitPicture(const Pending& pending)
{
    const PacketPtr packet(av_packet_alloc());
    if (!packet) return fail(AVERROR(ENOMEM));
    if (const int code = av_packet_ref(packet.get(), pending.picture.packet.get()); code < 0) return fail(code);
    const auto [presentation, decoding] = decoding_->next(pending.place);
    const AVRational base = format_->streams[0]->time_base;
    packet->pts = av_rescale_q(presentation.count(), kMicros, base);
    packet->dts = av_rescale_q(decoding.count(), kMicros, base);
    packet->duration = av_rescale_q(pending.picture.duration.count(), kMicros, base);
    packet->stream_index = 0;
    packet->pos = -1;
    packet->flags = pending.picture.key ? AV_PKT_FLAG_KEY : 0;
    int code = av_write_frame(format_.get(), packet.get());
    if (code >= 0) code = format_->pb->error;
    if (code < 0) return fail(code);
    ++pictures_;
    return {};
}

Result<Mp4Summary> Mp4Writer::finish()
{
    if (!format_) return Error{ErrorKind::Internal, Text::tr("the file is not open"), path_};
    if (const Result<void> flushed = flush(); !flushed) return flushed.error();
    if (pictures_ == 0) {
        fail(0);
        return Error{ErrorKind::NotFound, Text::tr("there is no picture for it"), path_};
    }
    if (const Result<void> closed = close(); !closed) return closed.error();
    Mp4Summary summary;
    summary.path = path_;
    summary.begin = timeline_.begin();
    summary.length = timeline_.length();
    summary.captureClock = timeline_.byCapture();
    summary.codec = QString::fromLatin1(avcodec_get_name(parameters_->codec_id));
    summary.size = QSize(parameters_->width, parameters_->height);
    summary.pictures = pictures_;
    summary.bytes = QFileInfo(path_).size();
    summary.gaps = timeline_.gaps();
    return summary;
}

Result<void> Mp4Writer::close()
{
    int code = av_write_trailer(format_.get());
    if (code >= 0) code = format_->pb->error;
    if (const int closed = avio_closep(&format_->pb); code >= 0) code = closed;
    if (code >= 0) code = syncToDisk(partialPath(path_));
    if (code < 0) return fail(code);
    format_.reset();
    QFile partial(partialPath(path_));
    if (partial.rename(path_)) return {};
    const QString reason = fileReason(partial);
    partial.remove();
    return Error{ErrorKind::Internal, reason, path_};
}

/// Removes the file.
Error Mp4Writer::fail(int code)
{
    format_.reset();
    QFile::remove(partialPath(path_));
    return fileError(path_, code);
}

}  // namespace pitwatch
