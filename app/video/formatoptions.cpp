#include "formatoptions.h"

#include <QUrl>

extern "C" {
#include <libavformat/avformat.h>
}

namespace pitwatch {

namespace {

QByteArray microseconds(std::chrono::milliseconds time)
{
    return QByteArray::number(qint64(std::chrono::microseconds(time).count()));
}

void setUpRtsp(FormatSetup& setup, Transport transport, const VideoLimits& limits)
{
    setup.flags = AVFMT_FLAG_NOBUFFER;
    setup.options = {{"protocol_whitelist", "rtsp,rtsps,rtp,srtp,tcp,udp,tls"},
                     {"rtsp_transport", transport == Transport::Tcp ? "tcp" : "udp"},
                     {"allowed_media_types", "video"},
                     {"timeout", microseconds(limits.open)},
                     {"max_delay", microseconds(limits.reorder)},
                     {"buffer_size", QByteArray::number(limits.udpBufferBytes)}};
}

void setUpHttp(FormatSetup& setup, const VideoLimits& limits)
{
    setup.flags = AVFMT_FLAG_NOBUFFER;
    setup.options = {{"protocol_whitelist", "http,https,tcp,tls,crypto,httpproxy"},
                     {"rw_timeout", microseconds(limits.read)},
                     {"analyzeduration", microseconds(limits.probe)},
                     {"probesize", QByteArray::number(limits.probeBytes)}};
}

}  // namespace

SourceKind sourceKind(const QString& url)
{
    const QString scheme = url.section(QStringLiteral("://"), 0, 0).toLower();
    if (scheme == QLatin1String("rtsp") || scheme == QLatin1String("rtsps")) return SourceKind::Rtsp;
    if (scheme == QLatin1String("http") || scheme == QLatin1String("https")) return SourceKind::Http;
    return SourceKind::File;
}

FormatSetup formatSetup(const QString& url, Transport transport, const VideoLimits& limits)
{
    FormatSetup setup;
    setup.kind = sourceKind(url);
    setup.url = url.toUtf8();
    switch (setup.kind) {
        case SourceKind::Rtsp:
            setUpRtsp(setup, transport, limits);
            break;
        case SourceKind::Http:
            setUpHttp(setup, limits);
            break;
        case SourceKind::File: {
            const QString path = url.startsWith(QLatin1String("file:")) ? QUrl(url).toLocalFile() : url;
            setup.url = "file:" + path.toUtf8();
            setup.options = {{"protocol_whitelist", "file"}};
            break;
        }
    }
    return setup;
}

}  // namespace pitwatch
