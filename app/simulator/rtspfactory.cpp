#include "rtspfactory.h"

#include <gst/app/gstappsrc.h>

namespace pitwatch::sim {

namespace {

// config-interval -1: parameter sets before each keyframe, so that a client can join at any of them.
// timestamp-offset 0: the first wrap of the 32-bit RTP time comes after 13 hours instead of at any moment.
constexpr const char* kPipeline =
    "( appsrc name=source is-live=true format=time max-bytes=4194304 leaky-type=downstream "
    "caps=video/x-h264,stream-format=byte-stream,alignment=au "
    "! rtph264pay name=pay0 pt=96 config-interval=-1 aggregate-mode=none timestamp-offset=0 )";
constexpr guint64 kReportInterval = GST_SECOND;

struct Stream {
    std::shared_ptr<RtspTap> tap;
    UtcTime epoch;
};

void deleteStream(gpointer data, GClosure*)
{
    delete static_cast<Stream*>(data);
}

/// A client that joins knows no absolute time until the first report: 1 s instead of the customary 5.
void configureSession(GstBin*, GstElement* element, gpointer)
{
    if (!g_object_class_find_property(G_OBJECT_GET_CLASS(element), "internal-session")) return;
    GObject* session = nullptr;
    g_object_get(element, "internal-session", &session, nullptr);
    if (!session) return;
    g_object_set(session, "rtcp-min-interval", kReportInterval, nullptr);
    g_object_unref(session);
}

void configureRtpBin(GstBin*, GstElement* element, gpointer)
{
    if (!g_object_class_find_property(G_OBJECT_GET_CLASS(element), "rtcp-sync-send-time")) return;
    gst_util_set_object_arg(G_OBJECT(element), "ntp-time-source", "ntp");
    g_object_set(element, "rtcp-sync-send-time", FALSE, nullptr);
    g_signal_connect(element, "element-added", G_CALLBACK(configureSession), nullptr);
}

struct OpenSource {
    std::shared_ptr<RtspTap> tap;
    GstElement* source;
};

void closeSource(GstRTSPMedia*, gpointer data)
{
    const auto* open = static_cast<OpenSource*>(data);
    open->tap->close(open->source);
}

void deleteOpenSource(gpointer data, GClosure*)
{
    auto* open = static_cast<OpenSource*>(data);
    open->tap->close(open->source);
    gst_object_unref(open->source);
    delete open;
}

void configureMedia(GstRTSPMediaFactory*, GstRTSPMedia* media, gpointer data)
{
    const auto* stream = static_cast<Stream*>(data);
    GstElement* element = gst_rtsp_media_get_element(media);
    if (GstObject* pipeline = gst_object_get_parent(GST_OBJECT(element))) {
        gst_element_set_start_time(GST_ELEMENT(pipeline), GST_CLOCK_TIME_NONE);
        const auto epoch = std::chrono::nanoseconds(stream->epoch.time_since_epoch()).count();
        gst_element_set_base_time(GST_ELEMENT(pipeline), static_cast<GstClockTime>(epoch));
        g_signal_connect(pipeline, "element-added", G_CALLBACK(configureRtpBin), nullptr);
        gst_object_unref(pipeline);
    }
    GstElement* source = gst_bin_get_by_name(GST_BIN(element), "source");
    g_signal_connect_data(media, "unprepared", G_CALLBACK(closeSource), new OpenSource{stream->tap, source},
                          deleteOpenSource, GConnectFlags(0));
    stream->tap->open(source);
    gst_object_unref(element);
}

GstClock* makeRealTimeClock()
{
    return GST_CLOCK(g_object_new(GST_TYPE_SYSTEM_CLOCK, "clock-type", GST_CLOCK_TYPE_REALTIME, nullptr));
}

}  // namespace

GstRTSPMediaFactory* makeTapFactory(const std::shared_ptr<RtspTap>& tap, UtcTime epoch)
{
    GstRTSPMediaFactory* factory = gst_rtsp_media_factory_new();
    gst_rtsp_media_factory_set_launch(factory, kPipeline);
    gst_rtsp_media_factory_set_shared(factory, TRUE);
    GstClock* clock = makeRealTimeClock();
    gst_rtsp_media_factory_set_clock(factory, clock);
    gst_object_unref(clock);
    g_signal_connect_data(factory, "media-configure", G_CALLBACK(configureMedia), new Stream{tap, epoch}, deleteStream,
                          GConnectFlags(0));
    return factory;
}

}  // namespace pitwatch::sim
