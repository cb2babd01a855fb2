#pragma once

#include <QRectF>

#include <atomic>
#include <mutex>
#include <vector>

#include <video/decodepool.h>
#include <video/framepool.h>
#include <video/framescaler.h>
#include <video/videostream.h>

#include "replayclock.h"
#include "replayreader.h"

namespace pitwatch {

/// The work of one replay: decodes up to the position of its clock and shows the newest picture not after it. After a
/// seek nothing is shown before the wanted picture is there. Run by a pool, one thread at a time; the other members are
/// safe from any thread.
class ReplayTask final : public DecodePool::Task {
public:
    using Generation = std::shared_ptr<std::atomic<std::uint64_t>>;

    ReplayTask(const RingShelf& shelf, const CameraKey& camera, std::shared_ptr<ReplayClock> position,
               const Clock& clock, Generation generation);

    std::optional<MonoTime> run(MonoTime now) override;

    void setTargetSize(QSize size);
    void setPart(const QRectF& part);
    void requestStill(StillSink sink);
    void setRunning(bool running) { running_.store(running, std::memory_order_relaxed); }
    bool running() const { return running_.load(std::memory_order_relaxed); }

    std::shared_ptr<const VideoFrame> latestFrame() const;
    std::optional<UtcTime> shownAt() const;
    StreamStatus status() const;

private:
    struct View {
        QSize size;
        QRectF part;
        std::vector<StillSink> stills;
        bool changed = false;
    };

    bool decodeTo(UtcTime position, MonoTime until);
    void showNewest(UtcTime position);
    std::optional<MonoTime> nextRun(const ReplayClock::Reading& reading, MonoTime now) const;
    View takeView();
    void publish(const ReplayReader::Picture& picture, const View& view);
    std::shared_ptr<VideoFrame> makeFrame(const ReplayReader::Picture& picture, const QRect& part, QSize size);

    const std::shared_ptr<ReplayClock> position_;
    const Clock& clock_;
    const Generation generation_;
    const std::shared_ptr<FramePool> frames_ = FramePool::make();
    ReplayReader reader_;
    FrameScaler scaler_;
    ReplayReader::Picture shown_;  ///< kept, to be drawn again in another size
    std::uint64_t seeks_ = 0;
    bool seeking_ = false;
    std::uint64_t sequence_ = 0;
    std::atomic<bool> running_{true};

    mutable std::mutex mutex_;
    View view_;
    std::shared_ptr<const VideoFrame> latest_;
    std::optional<UtcTime> shownAt_;
    StreamStatus status_;
};

}  // namespace pitwatch
