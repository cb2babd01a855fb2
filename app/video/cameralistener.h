#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "mediasource.h"
#include "sounddecoder.h"
#include "soundring.h"

namespace pitwatch {

/// Listens to one camera: opens its address once more, for its sound alone, on a thread of its own, and goes on trying
/// while it lives. stop() returns at once; destroying joins the thread, which can take as long as a name server does,
/// so whoever must not wait keeps a stopped listener until it is finished().
class CameraListener {
public:
    enum class Phase {
        Connecting,
        Listening,
        Failed,  ///< being tried again
        Silent,  ///< the camera has no sound; final
    };
    struct Status {
        Phase phase = Phase::Connecting;
        QString reason;  ///< when Failed, in words
        QString codec;
    };

    explicit CameraListener(StreamRequest request, const VideoLimits& limits = {});
    ~CameraListener();
    CameraListener(const CameraListener&) = delete;
    CameraListener& operator=(const CameraListener&) = delete;

    void stop();
    bool finished() const { return finished_.load(std::memory_order_acquire); }
    /// Any thread.
    Status status() const;
    SoundRing& sound() { return sound_; }

private:
    void run();
    /// Until the connection is lost; false: there is nothing to listen to.
    bool serve();
    Result<FormatContextPtr> open();
    void pump(AVFormatContext& format, int stream, SoundDecoder& decoder);
    void setStatus(Phase phase, const QString& reason = {}, const QString& codec = {});
    bool waited(std::chrono::milliseconds time);

    const StreamRequest request_;
    const VideoLimits limits_;
    SoundRing sound_;
    Interrupt interrupt_;
    std::atomic<bool> finished_{false};
    mutable std::mutex mutex_;
    std::condition_variable stopped_;
    bool stop_ = false;
    Status status_;
    std::thread thread_;
};

}  // namespace pitwatch
