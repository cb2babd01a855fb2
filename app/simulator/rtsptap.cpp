#include "rtsptap.h"

#include <gst/app/gstappsrc.h>

namespace pitwatch::sim {

RtspTap::~RtspTap()
{
    if (source_) gst_object_unref(source_);
}

void RtspTap::push(std::span<const std::uint8_t> accessUnit, UtcTime presentedAt)
{
    if (!watched() || accessUnit.empty() || presentedAt < epoch_) return;
    const std::lock_guard lock(mutex_);
    if (!source_) return;
    GstBuffer* buffer = gst_buffer_new_memdup(accessUnit.data(), accessUnit.size());
    GST_BUFFER_PTS(buffer) = static_cast<GstClockTime>(std::chrono::nanoseconds(presentedAt - epoch_).count());
    gst_app_src_push_buffer(GST_APP_SRC(source_), buffer);
}

void RtspTap::open(GstElement* source)
{
    const std::lock_guard lock(mutex_);
    if (source_) gst_object_unref(source_);
    source_ = GST_ELEMENT(gst_object_ref(source));
    keyframeWish_ = true;
    watched_ = true;
}

void RtspTap::close(GstElement* source)
{
    const std::lock_guard lock(mutex_);
    if (source_ != source) return;
    watched_ = false;
    gst_object_unref(source_);
    source_ = nullptr;
}

}  // namespace pitwatch::sim
