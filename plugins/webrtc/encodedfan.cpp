#include "encodedfan.h"

#include <gst/app/gstappsrc.h>
#include <gst/video/video.h>

#include <algorithm>
#include <utility>

namespace pitwatch::webrtc {

namespace {

KeyPictureBroker::Time now()
{
    return std::chrono::duration_cast<KeyPictureBroker::Time>(std::chrono::steady_clock::now().time_since_epoch());
}

/// The buffer with its running time as time stamp: encoders move theirs (x264 by a thousand hours), and the pipelines
/// share only their running time.
BufferPtr inRunningTime(GstSample* sample)
{
    GstBuffer* copy = gst_buffer_copy(gst_sample_get_buffer(sample));
    GST_BUFFER_PTS(copy) =
        gst_segment_to_running_time(gst_sample_get_segment(sample), GST_FORMAT_TIME, GST_BUFFER_PTS(copy));
    GST_BUFFER_DTS(copy) = GST_CLOCK_TIME_NONE;
    return BufferPtr(copy);
}

void push(GstElement* appsrc, GstSample* sample, const BufferPtr& buffer)
{
    const CapsPtr caps(gst_app_src_get_caps(GST_APP_SRC(appsrc)));
    if (!caps) gst_app_src_set_caps(GST_APP_SRC(appsrc), gst_sample_get_caps(sample));
    gst_app_src_push_buffer(GST_APP_SRC(appsrc), gst_buffer_ref(buffer.get()));
}

}  // namespace

void EncodedFan::attach(std::shared_ptr<PeerOutlet> outlet)
{
    const std::lock_guard lock(mutex_);
    outlets_.push_back(std::move(outlet));
}

void EncodedFan::detach(const std::shared_ptr<PeerOutlet>& outlet)
{
    const std::lock_guard lock(mutex_);
    std::erase(outlets_, outlet);
}

void EncodedFan::open(const std::shared_ptr<PeerOutlet>& outlet)
{
    {
        const std::lock_guard lock(mutex_);
        outlet->open = true;
        outlet->needsKey = true;
    }
    askForKeyPicture();
}

void EncodedFan::setHeld(const std::shared_ptr<PeerOutlet>& outlet, bool held)
{
    {
        const std::lock_guard lock(mutex_);
        if (std::exchange(outlet->held, held) == held || held) return;
        outlet->needsKey = true;
        if (!outlet->open) return;
    }
    askForKeyPicture();
}

void EncodedFan::pushVideo(GstSample* sample)
{
    const BufferPtr buffer = inRunningTime(sample);
    const bool key = !GST_BUFFER_FLAG_IS_SET(buffer.get(), GST_BUFFER_FLAG_DELTA_UNIT);
    {
        const std::lock_guard lock(mutex_);
        for (const auto& outlet : outlets_) {
            if (!outlet->open || outlet->held || (outlet->needsKey && !key)) continue;
            outlet->needsKey = false;
            push(outlet->video.get(), sample, buffer);
        }
    }
    const bool due = [this] {
        const std::lock_guard lock(keyMutex_);
        return broker_.due(now());
    }();
    if (due) forceKeyPicture();
}

void EncodedFan::pushAudio(GstSample* sample)
{
    const BufferPtr buffer = inRunningTime(sample);
    const std::lock_guard lock(mutex_);
    for (const auto& outlet : outlets_)
        if (outlet->open) push(outlet->audio.get(), sample, buffer);
}

void EncodedFan::setEncoder(ElementPtr encoder)
{
    const std::lock_guard lock(keyMutex_);
    encoder_ = std::move(encoder);
}

void EncodedFan::askForKeyPicture()
{
    const bool granted = [this] {
        const std::lock_guard lock(keyMutex_);
        return broker_.ask(now());
    }();
    if (granted) forceKeyPicture();
}

void EncodedFan::askForKeyPicture(const PeerOutlet& outlet)
{
    {
        const std::lock_guard lock(mutex_);
        if (outlet.held) return;
    }
    askForKeyPicture();
}

void EncodedFan::forceKeyPicture()
{
    PadPtr pad;
    {
        const std::lock_guard lock(keyMutex_);
        if (encoder_) pad = padOf(encoder_.get(), "src");
    }
    if (pad) gst_pad_send_event(pad.get(), gst_video_event_new_upstream_force_key_unit(GST_CLOCK_TIME_NONE, TRUE, 0));
}

}  // namespace pitwatch::webrtc
