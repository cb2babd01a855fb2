#pragma once

#include <QString>

#include <atomic>
#include <deque>
#include <memory>
#include <mutex>

#include <core/clock.h>

#include "av.h"
#include "framedecoder.h"
#include "videostream.h"

namespace pitwatch {

/// Counts over the last two seconds, or between the last two samples when they are further apart.
class RateMeter {
public:
    void add(MonoTime at, double amount);
    double perSecond(MonoTime now) const;

private:
    struct Sample {
        MonoTime at;
        double amount = 0;
    };
    std::deque<Sample> samples_;
    double sum_ = 0;
};

/// What the outside can know of a stream, written by its reader and its decoder. Writes one log line for each outage
/// and one for each return. All members are safe from any thread.
class StreamState {
public:
    /// `generation` rises with every new frame and status. The clock must outlive the state.
    StreamState(const Clock& clock, QString label, std::shared_ptr<std::atomic<std::uint64_t>> generation);

    void connecting();
    /// Connection number `run` delivers from now on.
    void connected(int run, const QString& transport);
    /// A picture of that connection is there; a late one of a lost connection changes nothing.
    void live(int run);
    void noSignal(const QString& reason);

    void publish(std::shared_ptr<const VideoFrame> frame);
    void decoding(const QString& codec, const FrameDecoder::Maker& decoder, QSize sourceSize);
    /// A compressed picture; `due`: when it is to be decoded.
    void packetArrived(std::size_t bytes, bool key, MonoTime due);
    void packetsLost(std::uint64_t count);
    void setDecodeMode(DecodeMode mode);
    /// The pictures up to now are identical for so long; nothing: they are not.
    void setFrozen(std::optional<Micros> unchangedFor);
    /// Whether the pictures that are decoded now are damaged.
    void setDamaged(bool damaged);
    void decodeFailed();
    void frameSkipped();

    std::shared_ptr<const VideoFrame> latestFrame() const;
    StreamStatus status() const;
    UtcTime now() const { return clock_.now(); }

private:
    void enterLocked(StreamPhase phase, const QString& reason);
    void changed() { generation_->fetch_add(1, std::memory_order_release); }

    const Clock& clock_;
    const QString label_;
    const std::shared_ptr<std::atomic<std::uint64_t>> generation_;
    mutable std::mutex mutex_;
    StreamStatus status_;
    int run_ = -1;  ///< nothing else makes the stream live
    std::shared_ptr<const VideoFrame> latest_;
    RateMeter frames_;
    RateMeter arrivals_;
    RateMeter bits_;
    std::optional<MonoTime> lastKey_;
};

}  // namespace pitwatch
