#include "peerflow.h"

#include <gst/video/video.h>

#include "picturewatch.h"
#include "webrtclog.h"

namespace pitwatch::webrtc {

using namespace Qt::StringLiterals;

namespace {

enum Codec { kUnknown, kVp8, kH264 };

// Sinks that waited for their first picture would hold webrtcbin's pad meanwhile: an end in that moment never came.
const QString kPicture =
    u"videoconvert ! video/x-raw,format=I420 ! "
    "appsink name=out sync=false async=false max-buffers=2 drop=true"_s;

QString receiver(const QString& encoding)
{
    if (encoding == "VP8"_L1)
        return u"rtpvp8depay request-keyframe=true wait-for-keyframe=true name=coded ! vp8dec threads=1 ! "_s +
               kPicture;
    if (encoding == "H264"_L1)
        return u"rtph264depay request-keyframe=true wait-for-keyframe=true ! "
               "h264parse config-interval=-1 name=coded ! video/x-h264,stream-format=byte-stream,alignment=au ! "
               "avdec_h264 max-threads=1 ! "_s +
               kPicture;
    if (encoding == "OPUS"_L1)
        return u"rtpopusdepay name=coded ! opusdec plc=true use-inband-fec=true ! "
               "audioconvert ! audioresample ! audio/x-raw,format=S16LE,rate=48000,channels=1,layout=interleaved ! "
               "appsink name=out sync=false async=false max-buffers=50 drop=true"_s;
    return {};
}

QString encodingOf(GstPad* pad)
{
    CapsPtr caps(gst_pad_get_current_caps(pad));
    if (!caps) caps.reset(gst_pad_query_caps(pad, nullptr));
    if (!caps || gst_caps_is_empty(caps.get()) || gst_caps_is_any(caps.get())) return {};
    return QString::fromUtf8(gst_structure_get_string(gst_caps_get_structure(caps.get(), 0), "encoding-name"));
}

using CodedProbe = std::pair<std::shared_ptr<PeerFlow>, bool>;  ///< bool: a picture

GstPadProbeReturn encodedPassed(GstPad* pad, GstPadProbeInfo* info, gpointer user)
{
    const auto& [flow, video] = *static_cast<CodedProbe*>(user);
    flow->encoded(video, pad, GST_PAD_PROBE_INFO_BUFFER(info));
    return GST_PAD_PROBE_OK;
}

void watchEncoded(GstElement* bin, const std::shared_ptr<PeerFlow>& flow, bool video)
{
    gst_pad_add_probe(padOf(elementOf(bin, "coded").get(), "src").get(), GST_PAD_PROBE_TYPE_BUFFER, encodedPassed,
                      new CodedProbe(flow, video), [](gpointer user) { delete static_cast<CodedProbe*>(user); });
}

/// Between the network and the depayloader.
struct PictureInput {
    std::shared_ptr<PeerFlow> flow;
    PictureWatch watch;
};

/// A picture loss indication (RFC 4585, section 6.3.1). With all headers it would be a full intra request, which names
/// no media source in its head (RFC 5104, section 4.3.1.2): Janus then does not find out whose picture is meant, and
/// whoever loses a packet sees nothing for a minute.
GstEvent* keyRequest()
{
    return gst_video_event_new_upstream_force_key_unit(GST_CLOCK_TIME_NONE, FALSE, 0);
}

GstPadProbeReturn picturePacketPassed(GstPad* pad, GstPadProbeInfo*, gpointer user)
{
    auto& [flow, watch] = *static_cast<PictureInput*>(user);
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    if (watch.packet(std::chrono::duration_cast<PictureWatch::Time>(now), flow->pictures()))
        gst_pad_push_event(pad, keyRequest());
    return GST_PAD_PROBE_OK;
}

/// What the depayloader asks for with all headers.
GstPadProbeReturn keyRequested(GstPad*, GstPadProbeInfo* info, gpointer)
{
    GstEvent* event = GST_PAD_PROBE_INFO_EVENT(info);
    gboolean allHeaders = FALSE;
    if (!gst_video_event_is_force_key_unit(event) ||
        !gst_video_event_parse_upstream_force_key_unit(event, nullptr, &allHeaders, nullptr) || !allHeaders)
        return GST_PAD_PROBE_OK;
    gst_event_unref(event);
    GST_PAD_PROBE_INFO_DATA(info) = keyRequest();
    return GST_PAD_PROBE_OK;
}

void watchPicture(GstElement* bin, const std::shared_ptr<PeerFlow>& flow)
{
    const auto type = GstPadProbeType(GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST);
    const PadPtr pad = padOf(bin, "sink");
    gst_pad_add_probe(pad.get(), type, picturePacketPassed, new PictureInput{flow, {}},
                      [](gpointer user) { delete static_cast<PictureInput*>(user); });
    gst_pad_add_probe(pad.get(), GST_PAD_PROBE_TYPE_EVENT_UPSTREAM, keyRequested, nullptr, nullptr);
}

}  // namespace

PeerFlow::PeerFlow(const QString& id, const std::shared_ptr<EngineVoice>& voice, SoundMixer& mixer,
                   const Recorded& recorded)
    : screen_(std::make_shared<PicturePost>(id, voice)),
      level_(id, voice),
      line_(mixer.addLine()),
      tap_(recorded.tap),
      recordedLine_(recorded.mix->addLine()),
      recorded_(id, recorded.tap)
{
}

void PeerFlow::packet(gsize bytes)
{
    ++packets_;
    bytes_ += bytes;
}

void PeerFlow::picture(GstSample* sample)
{
    ++pictures_;
    screen_->show(sample);
}

void PeerFlow::sound(GstSample* sample)
{
    if (closed_) return;
    withSamples(gst_sample_get_buffer(sample), [this](std::span<const qint16> samples) {
        if (!soundPlayed_) return level_.hear(std::vector<qint16>(samples.size()));
        level_.hear(samples);
        line_->push(samples);
        if (tap_->isOpen()) recordedLine_->push(samples);
    });
}

/// Recorded is what the room may see and hear, nothing else.
void PeerFlow::encoded(bool video, GstPad* pad, GstBuffer* buffer)
{
    if (closed_ || !tap_->isOpen()) return;
    const CapsPtr caps(gst_pad_get_current_caps(pad));
    if (!video && soundPlayed_) return recorded_.sound(buffer, caps.get(), runningTime(pad, buffer));
    if (!video) return;
    if (!picturePlayed_) return recorded_.interrupted();
    if (recorded_.picture(buffer, caps.get(), runningTime(pad, buffer))) gst_pad_send_event(pad, keyRequest());
}

void PeerFlow::setPlayed(const Played& played)
{
    soundPlayed_ = played.sound;
    picturePlayed_ = played.picture;
    screen_->setShown(played.picture);
}

void PeerFlow::addBuffer(GstElement* buffer)
{
    const std::lock_guard lock(buffersMutex_);
    if (!closed_) buffers_.emplace_back(GST_ELEMENT(gst_object_ref(buffer)));
}

/// Not out of webrtcbin's statistics: of a connection that goes both ways they miss it.
quint64 PeerFlow::late()
{
    const std::lock_guard lock(buffersMutex_);
    quint64 sum = 0;
    for (const ElementPtr& buffer : buffers_) {
        GstStructure* stats = nullptr;
        guint64 late = 0;
        g_object_get(buffer.get(), "stats", &stats, nullptr);
        if (stats && gst_structure_get_uint64(stats, "num-late", &late)) sum += late;
        if (stats) gst_structure_free(stats);
    }
    return sum;
}

void PeerFlow::close()
{
    closed_ = true;
    {
        const std::lock_guard lock(buffersMutex_);
        buffers_.clear();
    }
    screen_->close();
}

bool PeerFlow::admit(bool video)
{
    return !closed_ && !(video ? hasVideo_ : hasAudio_).exchange(true);
}

void PeerFlow::setCodec(const QString& codec)
{
    codec_ = codec == "VP8"_L1 ? kVp8 : codec == "H264"_L1 ? kH264 : kUnknown;
}

QString PeerFlow::codec() const
{
    const int codec = codec_;
    return codec == kVp8 ? u"VP8"_s : codec == kH264 ? u"H264"_s : QString();
}

void receiveStream(GstElement* webrtcbin, GstPad* pad, const std::shared_ptr<PeerFlow>& flow)
{
    const QString encoding = encodingOf(pad);
    const QString description = receiver(encoding);
    const bool video = encoding != "OPUS"_L1;
    if (description.isEmpty() || !flow->admit(video)) return;
    GstElement* bin = gst_parse_bin_from_description(description.toUtf8().constData(), TRUE, nullptr);
    GstObject* pipeline = gst_object_get_parent(GST_OBJECT(webrtcbin));
    if (bin && pipeline) {
        if (video) flow->setCodec(encoding);
        takeSamples(elementOf(bin, "out").get(),
                    [flow, video](GstSample* sample) { video ? flow->picture(sample) : flow->sound(sample); });
        watchEncoded(bin, flow, video);
        if (video) watchPicture(bin, flow);
        gst_bin_add(GST_BIN(pipeline), bin);
        gst_element_sync_state_with_parent(bin);
        if (gst_pad_link(pad, padOf(bin, "sink").get()) != GST_PAD_LINK_OK)
            qCWarning(logWebrtc) << "a received stream could not be linked:" << encoding;
    }
    if (pipeline) gst_object_unref(pipeline);
}

}  // namespace pitwatch::webrtc
