#include "av.h"

#include <array>
#include <cstring>
#include <mutex>
#include <utility>

#include <core/logging.h>

namespace pitwatch {

namespace {

thread_local std::uint64_t lostRtpPackets = 0;

void countLostPackets(const char* format, va_list arguments)
{
    if (std::strcmp(format, "RTP: missed %d packets\n") != 0) return;
    va_list copy;
    va_copy(copy, arguments);
    const int missed = va_arg(copy, int);
    va_end(copy);
    if (missed > 0) lostRtpPackets += std::uint64_t(missed);
}

void onAvMessage(void* context, int level, const char* format, va_list arguments)
{
    if (level == AV_LOG_WARNING) countLostPackets(format, arguments);
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

std::uint64_t takeLostRtpPackets()
{
    return std::exchange(lostRtpPackets, 0);
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
