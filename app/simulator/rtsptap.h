#pragma once

#include <QByteArray>

#include <atomic>
#include <cstdint>
#include <mutex>
#include <span>

#include <core/utctime.h>

typedef struct _GstElement GstElement;

namespace pitwatch::sim {

/// Where an encoder's frames go over to the RTSP server. The server opens the tap while at least one client watches
/// the stream; whoever encodes asks watched() before doing any work. All members are safe from any thread.
class RtspTap {
public:
    /// Presentation times count from `epoch`, which is also the base time of every pipeline of the server.
    explicit RtspTap(UtcTime epoch) : epoch_(epoch) {}
    ~RtspTap();
    RtspTap(const RtspTap&) = delete;
    RtspTap& operator=(const RtspTap&) = delete;

    bool watched() const { return watched_.load(std::memory_order_relaxed); }
    /// True once after a client came: the next frame should be a keyframe.
    bool takeKeyframeWish() { return keyframeWish_.exchange(false); }
    void wishForKeyframe() { keyframeWish_ = true; }

    /// One access unit, Annex B. Dropped when nobody watches.
    void push(std::span<const std::uint8_t> accessUnit, UtcTime presentedAt);

    /// The server's side: takes a reference of an appsrc.
    void open(GstElement* source);
    /// Ignored when `source` is not the one that is open.
    void close(GstElement* source);

private:
    const UtcTime epoch_;
    std::atomic<bool> watched_ = false;
    std::atomic<bool> keyframeWish_ = false;
    std::mutex mutex_;
    GstElement* source_ = nullptr;
};

}  // namespace pitwatch::sim
