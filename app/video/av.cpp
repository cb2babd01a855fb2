#include "av.h"

#include <array>
#include <mutex>

#include <core/logging.h>

namespace pitwatch {

namespace {

void onAvMessage(void* context, int level, const char* format, va_list arguments)
{
    if (level > AV_LOG_ERROR || !logVideo().isDebugEnabled()) return;
    std::array<char, 512> line{};
    int prefix = 1;
    av_log_format_line(context, level, format, arguments, line.data(), int(line.size()), &prefix);
    qCDebug(logVideo).noquote() << withoutCredentials(QString::fromUtf8(line.data()).trimmed());
}

}  // namespace

ParametersPtr copyParameters(const AVCodecParameters& parameters)
{
    AVCodecParameters* copy = avcodec_parameters_alloc();
    if (copy) avcodec_parameters_copy(copy, &parameters);
    return {copy, [](const AVCodecParameters* p) {
                auto* owned = const_cast<AVCodecParameters*>(p);
                avcodec_parameters_free(&owned);
            }};
}

QString avErrorText(int code)
{
    std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
    av_strerror(code, text.data(), text.size());
    return QString::fromUtf8(text.data());
}

void routeAvMessages()
{
    static std::once_flag once;
    std::call_once(once, [] {
        av_log_set_callback(onAvMessage);
        avformat_network_init();
    });
}

}  // namespace pitwatch
