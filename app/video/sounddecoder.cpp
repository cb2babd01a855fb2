#include "sounddecoder.h"

#include <QCoreApplication>

#include <vector>

extern "C" {
#include <libavutil/channel_layout.h>
#include <libswresample/swresample.h>
}

namespace pitwatch {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SoundDecoder)
};

constexpr int kMostRate = 384'000;

Error unusable(const QString& what)
{
    return {ErrorKind::InvalidInput, what, {}};
}

}  // namespace

SoundDecoder::SoundDecoder(CodecContextPtr codec) : codec_(std::move(codec)), frame_(av_frame_alloc()) {}

SoundDecoder::~SoundDecoder()
{
    swr_free(&resampler_);
}

Result<std::unique_ptr<SoundDecoder>> SoundDecoder::open(const AVCodecParameters& parameters)
{
    const AVCodec* decoder = avcodec_find_decoder(parameters.codec_id);
    if (!decoder)
        return unusable(Text::tr("no decoder for %1").arg(QString::fromLatin1(avcodec_get_name(parameters.codec_id))));
    CodecContextPtr codec(avcodec_alloc_context3(decoder));
    if (!codec || avcodec_parameters_to_context(codec.get(), &parameters) < 0)
        return unusable(Text::tr("the sound cannot be described to its decoder"));
    codec->thread_count = 1;
    if (const int code = avcodec_open2(codec.get(), decoder, nullptr); code < 0) return unusable(avErrorText(code));
    std::unique_ptr<SoundDecoder> opened(new SoundDecoder(std::move(codec)));
    if (!opened->frame_) return Error{ErrorKind::Exhausted, reasonText(Reason::OutOfMemory), {}};
    return opened;
}

QString SoundDecoder::codecName() const
{
    return QString::fromLatin1(avcodec_get_name(codec_->codec_id));
}

void SoundDecoder::decode(const AVPacket& packet, const Sink& sink)
{
    if (avcodec_send_packet(codec_.get(), &packet) < 0) return;
    while (avcodec_receive_frame(codec_.get(), frame_.get()) >= 0) {
        if (prepare()) convert(sink);
        av_frame_unref(frame_.get());
    }
}

/// A camera may change its sound in mid-stream.
bool SoundDecoder::prepare()
{
    const AVFrame& frame = *frame_;
    if (frame.sample_rate <= 0 || frame.sample_rate > kMostRate || frame.nb_samples <= 0) return false;
    if (resampler_ && frame.sample_rate == rate_ && frame.format == format_ && frame.ch_layout.nb_channels == channels_)
        return true;
    swr_free(&resampler_);
    AVChannelLayout mono{};
    av_channel_layout_default(&mono, 1);
    AVChannelLayout from{};
    if (frame.ch_layout.order == AV_CHANNEL_ORDER_UNSPEC)
        av_channel_layout_default(&from, frame.ch_layout.nb_channels);
    else
        av_channel_layout_copy(&from, &frame.ch_layout);
    const bool made = swr_alloc_set_opts2(&resampler_, &mono, AV_SAMPLE_FMT_S16, kRate, &from,
                                          AVSampleFormat(frame.format), frame.sample_rate, 0, nullptr) >= 0 &&
                      swr_init(resampler_) >= 0;
    av_channel_layout_uninit(&from);
    if (!made) {
        swr_free(&resampler_);
        return false;
    }
    rate_ = frame.sample_rate;
    format_ = frame.format;
    channels_ = frame.ch_layout.nb_channels;
    return true;
}

void SoundDecoder::convert(const Sink& sink)
{
    const int room = swr_get_out_samples(resampler_, frame_->nb_samples);
    if (room <= 0) return;
    std::vector<std::int16_t> samples{};
    samples.resize(std::size_t(room));
    auto* out = reinterpret_cast<std::uint8_t*>(samples.data());
    const int count = swr_convert(resampler_, &out, room, const_cast<const std::uint8_t**>(frame_->extended_data),
                                  frame_->nb_samples);
    if (count > 0) sink(std::span(samples).first(std::size_t(count)));
}

}  // namespace pitwatch
