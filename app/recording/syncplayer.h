#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include <core/clock.h>

#include "playbacktrack.h"

namespace pitwatch {

/// Plays up to nine cameras on one time base. Lives on one thread (the GUI's); decoding happens on threads of the
/// cameras, nothing here waits except the end of a track. The clock outlives the player.
class SyncPlayer {
public:
    static constexpr std::size_t kMostCameras = 9;
    /// Fast playback ends so far behind the present, and goes on with it: files grow by groups of pictures.
    static constexpr Micros kLiveEdge = std::chrono::seconds(10);
    using SourceOf = std::function<std::shared_ptr<PlaybackSource>(const CameraKey&)>;

    SyncPlayer(const Clock& clock, SourceOf sourceOf);
    ~SyncPlayer();

    /// Those beyond the ninth are left out. Cameras that stay go on.
    void setCameras(const std::vector<CameraKey>& cameras);
    std::vector<CameraKey> cameras() const;
    void setTargetSize(const CameraKey& camera, QSize size);
    PlaybackPicture picture(const CameraKey& camera) const;

    /// Never beyond the present.
    UtcTime position() const;
    bool playing() const { return time_.playing(); }
    /// 1 from when fast playback has caught up with the present.
    double rate() const { return time_.rateAt(MonoClock::now()); }

    void play();
    void pause();
    void setRate(double rate);
    void seek(UtcTime time);
    /// To the next moment at which any camera has another picture; pauses.
    void stepForward();
    void stepBack();

    /// Rises whenever a camera shows something else.
    std::uint64_t generation() const { return generation_->load(std::memory_order_acquire); }

private:
    void settle();
    void tell();

    const Clock& clock_;
    const SourceOf sourceOf_;
    const std::shared_ptr<std::atomic<std::uint64_t>> generation_ = std::make_shared<std::atomic<std::uint64_t>>(0);
    PlaybackClock time_;
    int jump_ = 0;
    std::vector<std::unique_ptr<PlaybackTrack>> tracks_;
};

}  // namespace pitwatch
