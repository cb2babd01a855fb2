#pragma once

#include <gst/gst.h>

#include <QString>

#include <functional>
#include <memory>

namespace pitwatch::webrtc {

struct GstRelease {
    void operator()(GstElement* element) const { gst_object_unref(element); }
    void operator()(GstPad* pad) const { gst_object_unref(pad); }
    void operator()(GstSample* sample) const { gst_sample_unref(sample); }
    void operator()(GstCaps* caps) const { gst_caps_unref(caps); }
    void operator()(GstBuffer* buffer) const { gst_buffer_unref(buffer); }
};
using ElementPtr = std::unique_ptr<GstElement, GstRelease>;
using PadPtr = std::unique_ptr<GstPad, GstRelease>;
using SamplePtr = std::unique_ptr<GstSample, GstRelease>;
using CapsPtr = std::unique_ptr<GstCaps, GstRelease>;
using BufferPtr = std::unique_ptr<GstBuffer, GstRelease>;

/// The element of this name; null when there is none.
ElementPtr elementOf(GstElement* pipeline, const char* name);
PadPtr padOf(GstElement* element, const char* name);

/// A pipeline of this description; null with the reason in `error`.
ElementPtr parsePipeline(const QString& description, QString& error);

/// Errors of the pipeline, called on threads of GStreamer's: the name of the element that does not work, and why.
using PipelineFailed = std::function<void(const QString& element, const QString& reason)>;
/// Replaces any main loop: nothing is kept on the bus.
void watchErrors(GstElement* pipeline, PipelineFailed failed);

/// Each sample of an appsink, on its streaming thread.
void takeSamples(GstElement* appsink, std::function<void(GstSample*)> sample);

/// Calls `use` with every buffer that leaves the element, which may write to it. On its streaming thread.
void probeBuffers(const ElementPtr& element, std::function<void(GstBuffer*)> use);

/// One clock and one base time for all pipelines, so that time stamps pass from one to another unchanged.
class MediaTime {
public:
    MediaTime();
    ~MediaTime();
    MediaTime(const MediaTime&) = delete;
    MediaTime& operator=(const MediaTime&) = delete;

    void apply(GstElement* pipeline) const;

private:
    GstClock* clock_;
    GstClockTime base_;
};

}  // namespace pitwatch::webrtc
