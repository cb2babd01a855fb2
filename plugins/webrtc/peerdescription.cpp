#include "peerdescription.h"

#include "jitterroom.h"

namespace pitwatch::webrtc {

using namespace Qt::StringLiterals;

namespace {

/// Without transport-wide feedback a browser takes seconds to find out how much it may send.
const QString kFeedback =
    u"extmap-3=(string)http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01"_s;

/// The source must stand in the caps too: an offer made before the first packet would lack it.
QString rtpCaps(const QString& form, int payload, quint32 source)
{
    return u" ! capsfilter caps=\"application/x-rtp,%1,payload=%2,ssrc=(uint)%3,%4\" ! peer. "_s.arg(form)
        .arg(payload)
        .arg(source)
        .arg(kFeedback);
}

QString video(ConsultCodec codec, int payload, quint32 source)
{
    const QString own = u"pt=%1 ssrc=%2 mtu=1200"_s.arg(payload).arg(source);
    const QString input = u"appsrc name=videoIn is-live=true format=time max-bytes=500000 leaky-type=downstream ! "_s;
    if (codec == ConsultCodec::Vp8)
        return input + u"rtpvp8pay picture-id-mode=15-bit "_s + own +
               rtpCaps(u"media=video,encoding-name=VP8,clock-rate=90000"_s, payload, source);
    return input + u"rtph264pay config-interval=-1 aggregate-mode=zero-latency "_s + own +
           rtpCaps(
               u"media=video,encoding-name=H264,clock-rate=90000,packetization-mode=(string)1,"
               "profile-level-id=(string)42c01f"_s,
               payload, source);
}

/// Without "useinbandfec" (RFC 7587, section 6.1) a browser sends no sound twice, however much of it gets lost.
QString audio(int payload, quint32 source)
{
    return u"appsrc name=audioIn is-live=true format=time max-bytes=50000 leaky-type=downstream ! "
           "rtpopuspay mtu=1200 pt=%1 ssrc=%2"_s.arg(payload)
               .arg(source) +
           rtpCaps(
               u"media=audio,encoding-name=OPUS,clock-rate=48000,encoding-params=(string)2,"
               "sprop-stereo=(string)0,useinbandfec=(string)1"_s,
               payload, source);
}

}  // namespace

QString receivingDescription()
{
    return u"webrtcbin name=peer bundle-policy=max-bundle latency=%1 "_s.arg(JitterRoom::kLeast.count());
}

QString peerDescription(ConsultCodec codec, const PeerPayloads& payloads, quint32 videoSource, quint32 audioSource)
{
    return receivingDescription() + video(codec, payloads.video, videoSource) + audio(payloads.audio, audioSource);
}

}  // namespace pitwatch::webrtc
