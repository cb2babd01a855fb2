#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "captureclock.h"
#include "decodepool.h"
#include "decodetask.h"
#include "formatoptions.h"
#include "mediasource.h"
#include "packetqueue.h"
#include "presentationschedule.h"
#include "ptspacer.h"
#include "streamstate.h"

namespace pitwatch {

/// The thread of one stream that opens its URL, reads it into the queue and tries again for as long as the stream
/// lives. stop() returns at once; the thread is joined by whoever finds it finished() or destroys the reader.
class StreamReader {
public:
    struct Parts {
        std::shared_ptr<StreamState> state;
        std::shared_ptr<PacketQueue> queue;
        std::shared_ptr<DecodeTask> task;
        DecodePool* pool = nullptr;  ///< outlives the reader
    };

    StreamReader(StreamRequest request, const VideoLimits& limits, Parts parts);
    ~StreamReader();
    StreamReader(const StreamReader&) = delete;
    StreamReader& operator=(const StreamReader&) = delete;

    void stop();
    bool finished() const { return finished_.load(std::memory_order_acquire); }
    void setPresentationDelay(Micros delay) { delay_.store(delay.count(), std::memory_order_relaxed); }

private:
    enum class Outcome { Stopped, Lost, UdpUseless };

    void run();
    /// Opens and reads until the connection is lost; `reason` says why.
    Outcome serve(QString& reason);
    Outcome pump(MediaSource& source, QString& reason);
    bool startAgain(MediaSource& source, QString& reason);
    bool deliver(MediaSource& source, SourcePacket picture, QString& reason);
    std::optional<UtcTime> captureTime(const MediaSource& source, const SourcePacket& picture, UtcTime now);
    void tap(const SourcePacket& picture, const MediaPacket& packet, UtcTime arrival) const;
    void waitWhileAhead();
    bool awaitsKey(const MediaSource& source, bool key, MonoTime now) const;
    bool undecodable(MonoTime now) const;
    bool overUdp() const;
    bool sleepUntil(MonoTime time);
    void backOff();

    const StreamRequest request_;
    const VideoLimits limits_;
    Parts parts_;  ///< of the reader thread alone once it runs
    Interrupt interrupt_;
    std::atomic<Micros::rep> delay_{0};
    std::atomic<bool> finished_{false};
    std::mutex mutex_;
    std::condition_variable stopped_;
    bool stop_ = false;

    // Of the reader thread alone.
    Transport transport_;
    PresentationSchedule schedule_;
    CaptureClock captureClock_;
    PtsPacer pacer_;
    Continuity next_ = Continuity::Gap;
    int run_ = -1;
    int picturesInPass_ = 0;
    bool delivered_ = false;  ///< this connection brought at least one key picture
    Micros loopOffset_{0};    ///< what earlier passes of a file add to its time
    Micros lastPts_{0};
    MonoTime connectedAt_{};
    std::optional<MonoTime> decodableSince_;  ///< when the decoder got the first picture of this connection
    std::chrono::milliseconds retry_;
    std::thread thread_;
};

}  // namespace pitwatch
