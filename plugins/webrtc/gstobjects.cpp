#include "gstobjects.h"

#include <gst/app/gstappsink.h>

#include "handover.h"

namespace pitwatch::webrtc {

namespace {

using Take = std::function<void(GstSample*)>;

GstBusSyncReply onMessage(GstBus*, GstMessage* message, gpointer user)
{
    if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_ERROR) {
        GError* error = nullptr;
        gst_message_parse_error(message, &error, nullptr);
        const QString element = QString::fromUtf8(GST_OBJECT_NAME(message->src));
        const QString text = element + QStringLiteral(": ") + QString::fromUtf8(error->message).left(300);
        g_error_free(error);
        held<PipelineFailed>(user)(element, text);
    }
    // Dropping a message from the sync handler includes giving back its reference.
    gst_message_unref(message);
    return GST_BUS_DROP;
}

GstFlowReturn onSample(GstAppSink* sink, gpointer user)
{
    const SamplePtr sample(gst_app_sink_pull_sample(sink));
    if (!sample) return GST_FLOW_EOS;
    held<Take>(user)(sample.get());
    return GST_FLOW_OK;
}

}  // namespace

ElementPtr elementOf(GstElement* pipeline, const char* name)
{
    return ElementPtr(gst_bin_get_by_name(GST_BIN(pipeline), name));
}

PadPtr padOf(GstElement* element, const char* name)
{
    return PadPtr(gst_element_get_static_pad(element, name));
}

static GstElement* refSunk(GstElement* element)
{
    return element ? GST_ELEMENT(gst_object_ref_sink(element)) : nullptr;
}

ElementPtr parsePipeline(const QString& description, QString& error)
{
    GError* raw = nullptr;
    GstElement* pipeline =
        gst_parse_launch_full(description.toUtf8().constData(), nullptr, GST_PARSE_FLAG_FATAL_ERRORS, &raw);
    if (raw) error = QString::fromUtf8(raw->message);
    g_clear_error(&raw);
    if (!pipeline || GST_IS_PIPELINE(pipeline)) return ElementPtr(refSunk(pipeline));
    // What is described as one element comes as that.
    GstElement* around = gst_pipeline_new(nullptr);
    gst_bin_add(GST_BIN(around), pipeline);
    return ElementPtr(refSunk(around));
}

void watchErrors(GstElement* pipeline, PipelineFailed failed)
{
    GstBus* bus = gst_element_get_bus(pipeline);
    gst_bus_set_sync_handler(bus, onMessage, hold<PipelineFailed>(std::move(failed)), dropHeld<PipelineFailed>);
    gst_object_unref(bus);
}

void takeSamples(GstElement* appsink, std::function<void(GstSample*)> sample)
{
    GstAppSinkCallbacks callbacks{};
    callbacks.new_sample = onSample;
    gst_app_sink_set_callbacks(GST_APP_SINK(appsink), &callbacks, hold<Take>(std::move(sample)), dropHeld<Take>);
}

void probeBuffers(const ElementPtr& element, std::function<void(GstBuffer*)> use)
{
    using Use = std::function<void(GstBuffer*)>;
    if (!element) return;
    const auto passed = [](GstPad*, GstPadProbeInfo* info, gpointer user) {
        // What passes here is this element's own: it may be written to.
        info->data = gst_buffer_make_writable(GST_PAD_PROBE_INFO_BUFFER(info));
        held<Use>(user)(GST_PAD_PROBE_INFO_BUFFER(info));
        return GST_PAD_PROBE_OK;
    };
    gst_pad_add_probe(padOf(element.get(), "src").get(), GST_PAD_PROBE_TYPE_BUFFER, passed, hold<Use>(std::move(use)),
                      dropHeld<Use>);
}

MediaTime::MediaTime() : clock_(gst_system_clock_obtain()), base_(gst_clock_get_time(clock_)) {}

MediaTime::~MediaTime()
{
    gst_object_unref(clock_);
}

void MediaTime::apply(GstElement* pipeline) const
{
    gst_pipeline_use_clock(GST_PIPELINE(pipeline), clock_);
    gst_element_set_start_time(pipeline, GST_CLOCK_TIME_NONE);
    gst_element_set_base_time(pipeline, base_);
}

}  // namespace pitwatch::webrtc
