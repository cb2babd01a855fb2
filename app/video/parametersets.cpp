#include "parametersets.h"

#include <QCoreApplication>

#include <cstring>
#include <span>

namespace pitwatch {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ParameterSets)
};

using Bytes = std::span<const std::uint8_t>;

enum class SetKind { None, Sequence, Other };

SetKind setKind(AVCodecID codec, std::uint8_t header)
{
    if (codec == AV_CODEC_ID_H264) {
        const int type = header & 0x1f;
        return type == 7 ? SetKind::Sequence : type == 8 ? SetKind::Other : SetKind::None;
    }
    const int type = (header >> 1) & 0x3f;
    return type == 33 ? SetKind::Sequence : type == 32 || type == 34 ? SetKind::Other : SetKind::None;
}

bool isSlice(AVCodecID codec, std::uint8_t header)
{
    const int type = codec == AV_CODEC_ID_H264 ? header & 0x1f : (header >> 1) & 0x3f;
    return codec == AV_CODEC_ID_H264 ? type >= 1 && type <= 5 : type < 32;
}

/// Index after the next start code, or the size when there is none.
std::size_t afterStartCode(Bytes data, std::size_t from)
{
    for (std::size_t i = from; i + 3 < data.size(); ++i)
        if (data[i] == 0 && data[i + 1] == 0 && data[i + 2] == 1) return i + 3;
    return data.size();
}

Bytes bytesOf(const TappedPacket& picture)
{
    if (!picture.packet || !picture.parameters) return {};
    const AVCodecID codec = picture.parameters->codec_id;
    if (codec != AV_CODEC_ID_H264 && codec != AV_CODEC_ID_HEVC) return {};
    const AVCodecParameters& parameters = *picture.parameters;
    // avcC and hvcC begin with their version: pictures then have lengths and not start codes.
    if (parameters.extradata_size > 0 && parameters.extradata[0] == 1) return {};
    return {picture.packet->data, std::size_t(picture.packet->size)};
}

QByteArray collect(const TappedPacket& picture, bool sequenceOnly)
{
    const Bytes data = bytesOf(picture);
    QByteArray sets;
    std::size_t begin = afterStartCode(data, 0);
    while (begin < data.size()) {
        const AVCodecID codec = picture.parameters->codec_id;
        if (isSlice(codec, data[begin])) break;  // parameter sets come first
        const std::size_t next = afterStartCode(data, begin);
        std::size_t end = next == data.size() ? next : next - 3;
        while (end > begin && data[end - 1] == 0) --end;
        const SetKind kind = setKind(codec, data[begin]);
        if (kind == SetKind::Sequence || (kind == SetKind::Other && !sequenceOnly)) {
            sets.append("\0\0\0\1", 4);
            sets.append(reinterpret_cast<const char*>(&data[begin]), qsizetype(end - begin));
        }
        begin = next;
    }
    return sets;
}

bool setExtradata(AVCodecParameters& parameters, const QByteArray& sets)
{
    auto* data = static_cast<std::uint8_t*>(av_mallocz(std::size_t(sets.size()) + AV_INPUT_BUFFER_PADDING_SIZE));
    if (!data) return false;
    std::memcpy(data, sets.constData(), std::size_t(sets.size()));
    av_freep(&parameters.extradata);
    parameters.extradata = data;
    parameters.extradata_size = int(sets.size());
    return true;
}

/// Decodes the picture to learn its size.
QSize decodedSize(const TappedPacket& key, const AVCodecParameters& parameters)
{
    const AVCodec* decoder = avcodec_find_decoder(parameters.codec_id);
    const CodecContextPtr context(decoder ? avcodec_alloc_context3(decoder) : nullptr);
    const FramePtr frame(av_frame_alloc());
    if (!context || !frame || avcodec_parameters_to_context(context.get(), &parameters) < 0) return {};
    context->thread_count = 1;
    if (avcodec_open2(context.get(), decoder, nullptr) < 0) return {};
    if (avcodec_send_packet(context.get(), key.packet.get()) < 0) return {};
    avcodec_send_packet(context.get(), nullptr);
    if (avcodec_receive_frame(context.get(), frame.get()) < 0) return {};
    return {frame->width, frame->height};
}

}  // namespace

QByteArray parameterSets(const TappedPacket& picture)
{
    return collect(picture, false);
}

QByteArray sequenceParameterSets(const TappedPacket& picture)
{
    return collect(picture, true);
}

Result<ParametersPtr> parametersOf(const TappedPacket& key)
{
    if (!key.packet || !key.parameters) return Error{ErrorKind::InvalidInput, Text::tr("no picture"), {}};
    const ParametersPtr copy = copyParameters(*key.parameters);
    if (!copy) return Error{ErrorKind::Exhausted, reasonText(Reason::OutOfMemory), {}};
    auto& parameters = const_cast<AVCodecParameters&>(*copy);  // nobody else has it yet
    parameters.codec_tag = 0;                                  // the tag of another container
    const QByteArray sets = sequenceParameterSets(key).isEmpty() ? QByteArray() : parameterSets(key);
    if (!sets.isEmpty() && !setExtradata(parameters, sets))
        return Error{ErrorKind::Exhausted, reasonText(Reason::OutOfMemory), {}};
    if (!sets.isEmpty() || parameters.width <= 0 || parameters.height <= 0) {
        const QSize size = decodedSize(key, parameters);
        if (size.isEmpty()) return Error{ErrorKind::InvalidInput, Text::tr("the key picture cannot be decoded"), {}};
        parameters.width = size.width();
        parameters.height = size.height();
    }
    return copy;
}

}  // namespace pitwatch
