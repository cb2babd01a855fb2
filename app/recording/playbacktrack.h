#pragma once

#include <QSize>
#include <QString>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include <video/framedecoder.h>
#include <video/framepool.h>
#include <video/framescaler.h>

#include "playbackclock.h"
#include "playbacksource.h"

namespace pitwatch {

enum class PlaybackPhase {
    Loading,
    Picture,
    Gap,     ///< nothing was recorded at this time
    Failed,  ///< see reason
};

/// What a camera shows at the time of the playback.
struct PlaybackPicture {
    PlaybackPhase phase = PlaybackPhase::Loading;
    std::shared_ptr<const VideoFrame> frame;  ///< capturedAt is its time; null unless phase is Picture
    std::optional<UtcTime> following;         ///< of the picture after it
    QString reason;                           ///< when Failed, untranslated
    int jump = 0;                             ///< of the time base that it belongs to
};

/// One camera of a playback: a thread that reads, decodes and shows the picture of the time base's time, and nothing
/// where there is none. When it cannot keep up it skips to the present of the time base. All members are safe from any
/// thread; the destructor waits for the read in progress.
class PlaybackTrack {
public:
    struct Setup {
        CameraKey camera;
        std::shared_ptr<PlaybackSource> source;
        std::shared_ptr<std::atomic<std::uint64_t>> generation;  ///< rises with everything new
    };

    explicit PlaybackTrack(Setup setup);
    ~PlaybackTrack();
    PlaybackTrack(const PlaybackTrack&) = delete;
    PlaybackTrack& operator=(const PlaybackTrack&) = delete;

    const CameraKey& camera() const { return setup_.camera; }
    /// Another `jump` than before: the time did not come by itself.
    void follow(const PlaybackClock& clock, int jump);
    void setTargetSize(QSize size);
    PlaybackPicture picture() const;

private:
    struct Decoded {
        FramePtr frame;
        UtcTime at;
        UtcTime until;
    };
    struct Order {
        PlaybackClock clock;
        int jump = 0;
        QSize size;
    };

    void run();
    std::optional<Order> await(std::optional<MonoTime> due);
    /// When to look again.
    std::optional<MonoTime> show(const Order& order, MonoTime now);
    std::optional<MonoTime> pausedUntil(MonoTime now);
    bool near(UtcTime time) const;
    void reposition(UtcTime time);
    void advance(UtcTime time);
    bool decodeMore();
    void adopt(const FrameDecoder::Picture& picture);
    void publish(const Order& order, UtcTime time);
    std::shared_ptr<VideoFrame> scaled(const Decoded& picture, QSize size);
    void fail(const Error& error);

    const Setup setup_;
    const std::shared_ptr<std::atomic<bool>> cancelled_ = std::make_shared<std::atomic<bool>>(false);
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    bool fresh_ = false;
    Order order_;
    PlaybackPicture picture_;

    // Of the track's thread alone.
    std::unique_ptr<PlaybackReader> reader_;
    FrameDecoder decoder_;
    FrameScaler scaler_;
    const std::shared_ptr<FramePool> pool_ = FramePool::make();
    std::optional<Decoded> shown_;
    std::deque<Decoded> ahead_;
    UtcTime until_;  ///< of the packet being decoded
    std::optional<Error> error_;
    bool ended_ = false;  ///< nothing more is recorded for now
    bool keysOnly_ = false;
    std::optional<int> jump_;
    std::optional<UtcTime> published_;
    QSize publishedSize_;
    std::uint64_t sequence_ = 0;
    std::thread thread_;
};

}  // namespace pitwatch
