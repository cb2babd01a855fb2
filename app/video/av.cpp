#include "av.h"

#include <array>
#include <cstring>
#include <mutex>
#include <utility>

#include <core/logging.h>

namespace pitwatch {

namespace {

thread_local std::uint64_t lostRtpPackets = 0;
thread_local bool unknownHost = false;

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
    if (level == AV_LOG_ERROR && std::strcmp(format, "Failed to resolve hostname %s: %s\n") == 0) unknownHost = true;
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

std::optional<Reason> reasonOfAv(int code)
{
    switch (code) {
        case AVERROR_EOF:
            return Reason::EndOfData;
        case AVERROR_EXIT:
            return Reason::Cancelled;
        case AVERROR_INVALIDDATA:
            return Reason::DataInvalid;
        case AVERROR_DECODER_NOT_FOUND:
        case AVERROR_DEMUXER_NOT_FOUND:
        case AVERROR_PROTOCOL_NOT_FOUND:
        case AVERROR_PATCHWELCOME:
            return Reason::NotSupported;
        case AVERROR_HTTP_BAD_REQUEST:
            return Reason::RequestWrong;
        case AVERROR_HTTP_UNAUTHORIZED:
            return Reason::LoginRefused;
        case AVERROR_HTTP_FORBIDDEN:
            return Reason::Forbidden;
        case AVERROR_HTTP_NOT_FOUND:
            return Reason::AddressUnknown;
        case AVERROR_HTTP_OTHER_4XX:
            return Reason::RequestRefused;
        case AVERROR_HTTP_SERVER_ERROR:
            return Reason::ServerFailed;
        default:
            return reasonOfSystem(AVUNERROR(code));
    }
}

bool takeUnknownHost()
{
    return std::exchange(unknownHost, false);
}

QString avErrorText(int code)
{
    if (const auto reason = reasonOfAv(code)) return reasonText(*reason);
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
