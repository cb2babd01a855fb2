#pragma once

#include <QRectF>
#include <QSize>

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

#include "damagegate.h"
#include "decodepool.h"
#include "framedecoder.h"
#include "framepool.h"
#include "framescaler.h"
#include "freezedetector.h"
#include "packetfilter.h"
#include "packetqueue.h"
#include "streamstate.h"

namespace pitwatch {

/// The part of a stream that the pool runs: takes what is due from the queue, decodes, scales, publishes.
/// A hidden stream decodes nothing; its queue keeps the newest group of pictures, so that it is back at once.
class DecodeTask final : public DecodePool::Task {
public:
    DecodeTask(std::shared_ptr<PacketQueue> queue, std::shared_ptr<StreamState> state, const VideoLimits& limits,
               std::shared_ptr<const HardwareFinder> hardware = nullptr, bool planes = false);

    std::optional<MonoTime> run(MonoTime now) override;

    /// Safe from any thread.
    void setTargetSize(QSize size);
    void setPart(const QRectF& part);
    void requestStill(StillSink sink);
    void setVisible(bool visible);
    void setMode(DecodeMode mode) { mode_.store(mode, std::memory_order_relaxed); }
    bool visible() const { return visible_.load(std::memory_order_relaxed); }
    /// When the last undamaged picture was published or the stream shown, whichever was later.
    MonoTime lastProgress() const { return MonoTime(MonoClock::duration(progress_.load(std::memory_order_relaxed))); }

private:
    std::optional<MediaPacket> nextWanted(MonoTime now);
    void show(const FrameDecoder::Picture& picture, MonoTime now);
    bool fitToShow(const FrameDecoder::Picture& picture, MonoTime now);
    bool worthShowing(MonoTime now);
    void watchFreeze(const AVFrame& frame, MonoTime now);
    bool catchingUp(MonoTime now) const;
    void describe(const AVFrame& frame);
    void deliverStills(const FrameDecoder::Picture& picture);
    QRect partOf(const AVFrame& frame) const;
    QSize targetSize(QSize part) const;
    /// Scales, with all that a frame says of itself; null when there is no memory or the format is unknown.
    std::shared_ptr<VideoFrame> planesOf(const FrameDecoder::Picture& picture, const QRect& part, QSize size);
    std::shared_ptr<VideoFrame> imageOf(const FrameDecoder::Picture& picture, const QRect& part, QSize size);
    void progressed(MonoTime now) { progress_.store(now.time_since_epoch().count(), std::memory_order_relaxed); }

    const std::shared_ptr<PacketQueue> queue_;
    const std::shared_ptr<StreamState> state_;
    const VideoLimits limits_;
    void fillIn(VideoFrame& frame, const FrameDecoder::Picture& picture, const QRect& part) const;
    const bool planes_;
    const std::shared_ptr<FramePool> pool_ = FramePool::make();
    FrameDecoder decoder_;
    FrameScaler scaler_;
    std::atomic<quint64> target_{0};  ///< width << 32 | height
    std::atomic<quint64> part_{0};    ///< left, top, width, height in 16 bits each; 0: all
    std::atomic<bool> visible_{true};
    std::atomic<bool> resuming_{false};
    std::atomic<DecodeMode> mode_{DecodeMode::Full};
    std::atomic<MonoClock::rep> progress_;
    MonoTime shownAt_{};
    PacketFilter filter_;
    DamageGate damage_;
    bool damaged_ = false;
    FreezeDetector freeze_;
    bool frozen_ = false;
    int run_ = 0;  ///< of the packet being decoded
    QSize described_;
    int describedMaker_ = -1;
    std::uint64_t sequence_ = 0;
    std::atomic<bool> stillWanted_{false};
    std::mutex stillMutex_;
    std::vector<StillSink> stills_;
};

}  // namespace pitwatch
