#include "recordtap.h"

namespace pitwatch::webrtc {

namespace {

constexpr gint64 kAskAgain = G_USEC_PER_SEC;
constexpr GstClockTime kMicrosecond = GST_USECOND;

RecordedPacket packetOf(const QString& participant, GstBuffer* buffer, GstClockTime time)
{
    RecordedPacket packet;
    packet.participant = participant;
    packet.time = Micros(qint64(time / kMicrosecond));
    packet.data.resize(qsizetype(gst_buffer_get_size(buffer)));
    gst_buffer_extract(buffer, 0, packet.data.data(), gsize(packet.data.size()));
    return packet;
}

/// The first bit of a VP8 frame says it (RFC 6386, section 9.1).
bool isKey(RecordedMedia media, GstBuffer* buffer)
{
    guint8 first = 1;
    if (media == RecordedMedia::Vp8) return gst_buffer_extract(buffer, 0, &first, 1) == 1 && (first & 1) == 0;
    return !GST_BUFFER_FLAG_IS_SET(buffer, GST_BUFFER_FLAG_DELTA_UNIT);
}

int number(const GstStructure* structure, const char* field, int otherwise)
{
    gst_structure_get_int(structure, field, &otherwise);
    return otherwise;
}

}  // namespace

bool RecordTap::open(std::shared_ptr<RecordingSink> sink)
{
    const std::lock_guard lock(mutex_);
    if (sink_) return false;
    sink_ = std::move(sink);
    run_ = ++lastRun_;
    return true;
}

void RecordTap::close()
{
    const std::lock_guard lock(mutex_);
    run_ = 0;
    sink_.reset();
}

void RecordTap::give(RecordedPacket packet)
{
    std::shared_ptr<RecordingSink> sink;
    {
        const std::lock_guard lock(mutex_);
        sink = sink_;
    }
    if (sink) sink->take(std::move(packet));
}

bool RecordedStream::picture(GstBuffer* buffer, GstCaps* caps, GstClockTime time)
{
    const unsigned run = tap_->run();
    if (run == 0 || !caps || !GST_CLOCK_TIME_IS_VALID(time)) return false;
    const GstStructure* form = gst_caps_get_structure(caps, 0);
    const auto media = gst_structure_has_name(form, "video/x-h264") ? RecordedMedia::H264 : RecordedMedia::Vp8;
    const bool key = isKey(media, buffer);
    if (run_ != run && !key) return mayAsk();
    run_ = run;
    RecordedPacket packet = packetOf(participant_, buffer, time);
    packet.media = media;
    packet.key = key;
    packet.size = QSize(number(form, "width", 0), number(form, "height", 0));
    tap_->give(std::move(packet));
    return false;
}

void RecordedStream::sound(GstBuffer* buffer, GstCaps* caps, GstClockTime time)
{
    if (!tap_->isOpen() || !GST_CLOCK_TIME_IS_VALID(time)) return;
    RecordedPacket packet = packetOf(participant_, buffer, time);
    if (caps) packet.channels = number(gst_caps_get_structure(caps, 0), "channels", 1);
    tap_->give(std::move(packet));
}

bool RecordedStream::mayAsk()
{
    const gint64 now = g_get_monotonic_time();
    if (asked_ != 0 && now - asked_ < kAskAgain) return false;
    asked_ = now;
    return true;
}

GstClockTime runningTime(GstPad* pad, GstBuffer* buffer)
{
    GstEvent* event = gst_pad_get_sticky_event(pad, GST_EVENT_SEGMENT, 0);
    if (!event) return GST_CLOCK_TIME_NONE;
    const GstSegment* segment = nullptr;
    gst_event_parse_segment(event, &segment);
    const GstClockTime time = gst_segment_to_running_time(segment, GST_FORMAT_TIME, GST_BUFFER_PTS(buffer));
    gst_event_unref(event);
    return time;
}

GstClockTime runningTime(GstSample* sample)
{
    const GstBuffer* buffer = gst_sample_get_buffer(sample);
    return gst_segment_to_running_time(gst_sample_get_segment(sample), GST_FORMAT_TIME, GST_BUFFER_PTS(buffer));
}

}  // namespace pitwatch::webrtc
