#include "hardwaredevice.h"

#include <QCoreApplication>

#include <thread>

#include <pthread.h>

extern "C" {
#include <libavutil/hwcontext.h>
}

namespace pitwatch {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FrameDecoder)
};

struct BufferDeleter {
    void operator()(AVBufferRef* b) const { av_buffer_unref(&b); }
};
using BufferPtr = std::unique_ptr<AVBufferRef, BufferDeleter>;

AVPixelFormat formatOf(AVHWDeviceType type)
{
    switch (type) {
        case AV_HWDEVICE_TYPE_VAAPI:
            return AV_PIX_FMT_VAAPI;
        case AV_HWDEVICE_TYPE_CUDA:
            return AV_PIX_FMT_CUDA;
        case AV_HWDEVICE_TYPE_VDPAU:
            return AV_PIX_FMT_VDPAU;
        default:
            return AV_PIX_FMT_NONE;
    }
}

/// The device's format when the decoder offers it. libavcodec asks again without it when the device refuses.
AVPixelFormat chooseFormat(AVCodecContext* decoder, const AVPixelFormat* offered)
{
    const auto* device = reinterpret_cast<const AVHWDeviceContext*>(decoder->hw_device_ctx->data);
    for (const AVPixelFormat* format = offered; *format != AV_PIX_FMT_NONE; ++format)
        if (*format == formatOf(device->type)) return *format;
    return avcodec_default_get_format(decoder, offered);
}

class AvDevice final : public HardwareDevice {
public:
    AvDevice(QString name, AVHWDeviceType type, BufferPtr context)
        : name_(std::move(name)), type_(type), context_(std::move(context))
    {
    }

    QString name() const override { return name_; }

    bool attach(AVCodecContext& decoder) const override
    {
        for (int i = 0;; ++i) {
            const AVCodecHWConfig* config = avcodec_get_hw_config(decoder.codec, i);
            if (!config) return false;
            if (config->device_type != type_ || !(config->methods & AV_CODEC_HW_CONFIG_METHOD_HW_DEVICE_CTX)) continue;
            decoder.hw_device_ctx = av_buffer_ref(context_.get());
            decoder.get_format = chooseFormat;
            return decoder.hw_device_ctx != nullptr;
        }
    }

    bool holds(const AVFrame& picture) const override { return picture.format == formatOf(type_); }

    QString download(const AVFrame& picture, AVFrame& target) const override
    {
        int code = av_hwframe_transfer_data(&target, &picture, 0);
        if (code >= 0) code = av_frame_copy_props(&target, &picture);
        return code < 0 ? avErrorText(code) : QString();
    }

private:
    const QString name_;
    const AVHWDeviceType type_;
    const BufferPtr context_;
};

/// A driver that says nothing for this long is named as the reason.
constexpr std::chrono::seconds kPatience{5};

}  // namespace

const QStringList& decoderChoices()
{
    static const QStringList choices{QStringLiteral("auto"), QStringLiteral("software"), QStringLiteral("vaapi"),
                                     QStringLiteral("cuda"), QStringLiteral("vdpau")};
    return choices;
}

Result<std::shared_ptr<const HardwareDevice>> openHardwareDevice(const QString& kind)
{
    const AVHWDeviceType type = av_hwdevice_find_type_by_name(kind.toLatin1().constData());
    if (formatOf(type) == AV_PIX_FMT_NONE)
        return Error{ErrorKind::InvalidInput, Text::tr("unknown kind of decoder"), kind};
    AVBufferRef* raw = nullptr;
    const int code = av_hwdevice_ctx_create(&raw, type, nullptr, nullptr, 0);
    if (code < 0) return Error{ErrorKind::Unavailable, avErrorText(code), kind};
    return std::shared_ptr<const HardwareDevice>(std::make_shared<AvDevice>(kind, type, BufferPtr(raw)));
}

struct HardwareFinder::Search {
    mutable std::mutex mutex;
    std::shared_ptr<const HardwareDevice> device;
    QStringList refusals;
    QString trying;
    MonoTime since{};
    bool done = false;

    void run(const QStringList& kinds, const Opener& open)
    {
        for (const QString& kind : kinds) {
            begin(kind);
            auto opened = open(kind);
            const std::lock_guard lock(mutex);
            if (opened) {
                device = std::move(opened).value();
                break;
            }
            refusals += kind + QStringLiteral(": ") + opened.error().message;
        }
        const std::lock_guard lock(mutex);
        done = true;
    }

    void begin(const QString& kind)
    {
        const std::lock_guard lock(mutex);
        trying = kind;
        since = MonoClock::now();
    }
};

HardwareFinder::HardwareFinder(const QString& choice, Opener open) : search_(std::make_shared<Search>())
{
    QStringList kinds{choice};
    if (choice == decoderChoices()[0]) kinds = decoderChoices().mid(2);
    if (choice == decoderChoices()[1]) {
        search_->done = true;
        return;
    }
    std::thread([search = search_, kinds, open = std::move(open)] {
        pthread_setname_np(pthread_self(), "hardware");
        search->run(kinds, open);
    }).detach();
}

std::shared_ptr<const HardwareDevice> HardwareFinder::device() const
{
    const std::lock_guard lock(search_->mutex);
    return search_->device;
}

QString HardwareFinder::note() const
{
    const std::lock_guard lock(search_->mutex);
    if (search_->device) return {};
    if (!search_->done && MonoClock::now() - search_->since > kPatience)
        return search_->trying + QStringLiteral(": ") + Text::tr("the driver does not answer");
    return search_->refusals.join(QStringLiteral("; "));
}

}  // namespace pitwatch
