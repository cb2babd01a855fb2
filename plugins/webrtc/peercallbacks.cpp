#include "peercallbacks.h"

#include <gst/video/video.h>
#include <gst/webrtc/webrtc.h>

#include "handover.h"

namespace pitwatch::webrtc {

namespace {

using Found = std::function<void(int, const QString&)>;
using Changed = std::function<void()>;
using Added = std::function<void(GstElement*, GstPad*)>;
using Answered = std::function<void(const GstStructure*)>;
using FlowPtr = std::shared_ptr<PeerFlow>;
using TallyPtr = std::shared_ptr<ReportTally>;
using Asked = std::function<void()>;

template <typename T>
gulong connectTo(gpointer object, const char* signal, GCallback callback, T value)
{
    return g_signal_connect_data(
        object, signal, callback, hold<T>(std::move(value)), [](gpointer data, GClosure*) { dropHeld<T>(data); },
        GConnectFlags(0));
}

void candidate(GstElement*, guint mline, gchar* text, gpointer user)
{
    held<Found>(user)(static_cast<int>(mline), QString::fromUtf8(text));
}

void stateChanged(GObject*, GParamSpec*, gpointer user)
{
    held<Changed>(user)();
}

void padAdded(GstElement* webrtcbin, GstPad* pad, gpointer user)
{
    if (GST_PAD_DIRECTION(pad) == GST_PAD_SRC) held<Added>(user)(webrtcbin, pad);
}

void transceiverAdded(GstElement*, GstWebRTCRTPTransceiver* transceiver, gpointer)
{
    GstWebRTCKind kind{};
    g_object_get(transceiver, "kind", &kind, nullptr);
    if (kind == GST_WEBRTC_KIND_VIDEO) g_object_set(transceiver, "do-nack", TRUE, nullptr);
}

gsize sizeOf(const GstPadProbeInfo* info)
{
    return info->type & GST_PAD_PROBE_TYPE_BUFFER
               ? gst_buffer_get_size(GST_PAD_PROBE_INFO_BUFFER(info))
               : gst_buffer_list_calculate_size(GST_PAD_PROBE_INFO_BUFFER_LIST(info));
}

GstPadProbeReturn packetPassed(GstPad*, GstPadProbeInfo* info, gpointer user)
{
    held<FlowPtr>(user)->packet(sizeOf(info));
    return GST_PAD_PROBE_OK;
}

GstPadProbeReturn packetSent(GstPad*, GstPadProbeInfo* info, gpointer user)
{
    held<FlowPtr>(user)->sent(sizeOf(info));
    return GST_PAD_PROBE_OK;
}

bool isA(GstElement* element, const char* name)
{
    GstElementFactory* factory = gst_element_get_factory(element);
    return factory && g_str_equal(GST_OBJECT_NAME(factory), name);
}

/// The middle of a time stamp of NTP (RFC 3550, section 4), of the clock of the day, as GStreamer takes it.
quint32 shortNtpNow()
{
    constexpr quint64 kSince1900 = 2'208'988'800;
    constexpr quint64 kMicros = 1'000'000;
    const auto now = quint64(g_get_real_time());
    return quint32(((now / kMicros + kSince1900) << 16) | (((now % kMicros) << 16) / kMicros));
}

void reported(GObject*, GstBuffer* packet, gpointer user)
{
    GstMapInfo map;
    if (!gst_buffer_map(packet, &map, GST_MAP_READ)) return;
    held<TallyPtr>(user)->take({map.data, map.size}, shortNtpNow());
    gst_buffer_unmap(packet, &map);
}

/// The interval between reports follows from the session's bandwidth (RFC 3550, section 6.2), of which they may take a
/// twentieth. Taken from what a still picture needs, it was a third of a second.
void sessionAdded(GstBin*, GstBin*, GstElement* element, gpointer user)
{
    constexpr gdouble kBandwidth = 3'000'000;
    constexpr guint64 kShortest = GST_SECOND;  ///< between reports without a cause; by default it is five
    if (!isA(element, "rtpsession")) return;
    g_object_set(element, "bandwidth", kBandwidth, nullptr);
    GObject* session = nullptr;
    g_object_get(element, "internal-session", &session, nullptr);
    if (!session) return;
    g_object_set(session, "rtcp-min-interval", kShortest, nullptr);
    connectTo(session, "on-receiving-rtcp", G_CALLBACK(reported), held<TallyPtr>(user));
    g_object_unref(session);
}

/// Once, with the first packet: what kind of stream it is shows only then (RFC 3550, section 5.1).
GstPadProbeReturn firstPacket(GstPad* pad, GstPadProbeInfo* info, gpointer user)
{
    constexpr guint8 kPayloadMask = 0x7f;
    guint8 head[2] = {};
    gst_buffer_extract(GST_PAD_PROBE_INFO_BUFFER(info), 0, head, sizeof head);
    if ((head[1] & kPayloadMask) != GPOINTER_TO_INT(user))
        g_object_set(GST_PAD_PARENT(pad), "do-retransmission", TRUE, nullptr);
    return GST_PAD_PROBE_REMOVE;
}

void bufferAdded(GstBin*, GstBin*, GstElement* element, gpointer user)
{
    if (!isA(element, "rtpjitterbuffer")) return;
    gst_pad_add_probe(padOf(element, "sink").get(), GST_PAD_PROBE_TYPE_BUFFER, firstPacket, user, nullptr);
}

/// nicesrc is where all packets of the peer come in, nicesink where ours go out, the jitter buffers where they wait for
/// each other.
void elementAdded(GstBin*, GstBin*, GstElement* element, gpointer user)
{
    const FlowPtr& flow = held<FlowPtr>(user);
    const auto type = GstPadProbeType(GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST);
    const auto watch = [&](const char* pad, GstPadProbeCallback passed) {
        gst_pad_add_probe(padOf(element, pad).get(), type, passed, hold<FlowPtr>(flow), dropHeld<FlowPtr>);
    };
    if (isA(element, "rtpjitterbuffer")) flow->addBuffer(element);
    if (isA(element, "nicesrc")) watch("src", packetPassed);
    if (isA(element, "nicesink")) watch("sink", packetSent);
}

GstPadProbeReturn upstreamEvent(GstPad*, GstPadProbeInfo* info, gpointer user)
{
    if (!gst_video_event_is_force_key_unit(GST_PAD_PROBE_INFO_EVENT(info))) return GST_PAD_PROBE_OK;
    held<Asked>(user)();
    return GST_PAD_PROBE_DROP;
}

void promiseChanged(GstPromise* promise, gpointer user)
{
    const bool replied = gst_promise_wait(promise) == GST_PROMISE_RESULT_REPLIED;
    held<Answered>(user)(replied ? gst_promise_get_reply(promise) : nullptr);
    gst_promise_unref(promise);
}

}  // namespace

gulong onCandidate(GstElement* webrtcbin, Found found)
{
    return connectTo(webrtcbin, "on-ice-candidate", G_CALLBACK(candidate), std::move(found));
}

gulong onStateChange(GstElement* webrtcbin, Changed changed)
{
    return connectTo(webrtcbin, "notify::connection-state", G_CALLBACK(stateChanged), std::move(changed));
}

gulong onStream(GstElement* webrtcbin, Added added)
{
    return connectTo(webrtcbin, "pad-added", G_CALLBACK(padAdded), std::move(added));
}

gulong repairPictures(GstElement* webrtcbin)
{
    return g_signal_connect(webrtcbin, "on-new-transceiver", G_CALLBACK(transceiverAdded), nullptr);
}

void countPackets(GstElement* pipeline, FlowPtr flow)
{
    connectTo(pipeline, "deep-element-added", G_CALLBACK(elementAdded), std::move(flow));
}

void followReports(GstElement* pipeline, TallyPtr tally)
{
    connectTo(pipeline, "deep-element-added", G_CALLBACK(sessionAdded), std::move(tally));
}

void askForLost(GstElement* pipeline, int audioPayload)
{
    g_signal_connect(pipeline, "deep-element-added", G_CALLBACK(bufferAdded), GINT_TO_POINTER(audioPayload));
}

void catchKeyRequests(GstElement* appsrc, Asked asked)
{
    gst_pad_add_probe(padOf(appsrc, "src").get(), GST_PAD_PROBE_TYPE_EVENT_UPSTREAM, upstreamEvent,
                      hold<Asked>(std::move(asked)), dropHeld<Asked>);
}

GstPromise* promiseOf(Answered answered)
{
    return gst_promise_new_with_change_func(promiseChanged, hold<Answered>(std::move(answered)), dropHeld<Answered>);
}

QString takeOwnDescription(GstElement* webrtcbin, const GstStructure* reply)
{
    GstWebRTCSessionDescription* description = nullptr;
    if (!reply) return {};
    for (const char* field : {"offer", "answer"})
        if (!description) gst_structure_get(reply, field, GST_TYPE_WEBRTC_SESSION_DESCRIPTION, &description, nullptr);
    if (!description) return {};
    GstPromise* promise = gst_promise_new();
    g_signal_emit_by_name(webrtcbin, "set-local-description", description, promise);
    gst_promise_interrupt(promise);
    gst_promise_unref(promise);
    gchar* text = gst_sdp_message_as_text(description->sdp);
    const QString sdp = QString::fromUtf8(text);
    g_free(text);
    gst_webrtc_session_description_free(description);
    return sdp;
}

QString errorOf(const GstStructure* reply)
{
    GError* error = nullptr;
    if (!reply || !gst_structure_has_field(reply, "error")) return {};
    gst_structure_get(reply, "error", G_TYPE_ERROR, &error, nullptr);
    const QString text = error ? QString::fromUtf8(error->message).left(300) : QStringLiteral("refused");
    g_clear_error(&error);
    return text;
}

std::shared_ptr<GstElement> refElement(GstElement* element)
{
    return {static_cast<GstElement*>(gst_object_ref(element)), GstRelease()};
}

}  // namespace pitwatch::webrtc
