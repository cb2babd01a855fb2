#pragma once

#include <atomic>
#include <chrono>
#include <optional>

#include <core/clock.h>
#include <core/result.h>

#include "accessunit.h"
#include "formatoptions.h"
#include "sourcepacket.h"
#include "videostream.h"

namespace pitwatch {

/// Lets go of a blocking call of libavformat: when its stream is closed, or when the call took too long.
class Interrupt {
public:
    void stop() { stop_.store(true, std::memory_order_relaxed); }
    bool stopped() const { return stop_.load(std::memory_order_relaxed); }
    /// Only for the thread that makes the call.
    void allow(std::chrono::milliseconds time) { deadline_ = MonoClock::now() + time; }
    bool timedOut() const { return MonoClock::now() > deadline_; }

    AVIOInterruptCB callback();

private:
    std::atomic<bool> stop_{false};
    MonoTime deadline_{};
};

/// Opens what a setup describes; blocks up to limits.open. The interrupt must outlive what it returns.
/// ErrorKind::Permission: the server refuses the transport.
Result<FormatContextPtr> openFormat(const FormatSetup& setup, const VideoLimits& limits, Interrupt& interrupt);

/// Whether pictures and sound come faster than they are to be shown: files, HLS.
bool comesFasterThanItPlays(const AVFormatContext& format, SourceKind kind);

/// An opened URL of which one video stream is read. Used by the reader thread of its stream alone.
class MediaSource {
public:
    enum class ReadState { Packet, End, TimedOut, Failed };
    struct ReadResult {
        ReadState state = ReadState::Failed;
        SourcePacket packet;
        QString reason;  ///< when Failed, in words
    };

    /// Blocks up to limits.open. The interrupt must outlive the source. ErrorKind::Permission: the server refuses the
    /// transport.
    static Result<std::unique_ptr<MediaSource>> open(const StreamRequest& request, Transport transport,
                                                     const VideoLimits& limits, Interrupt& interrupt);

    /// Blocks until a picture is there, the end, a failure or `timeout`.
    ReadResult read(std::chrono::milliseconds timeout);
    /// Back to the start of a file.
    bool rewind();
    bool paced() const { return paced_; }
    /// Whether key pictures are told from others by their content: then nothing before the first is worth decoding.
    bool knowsKeys() const { return assembler_.has_value(); }
    /// Presentation time of the first picture of a file.
    Micros startTime() const;

private:
    MediaSource(FormatContextPtr format, int stream, bool rtsp, Interrupt& interrupt);

    std::optional<SourcePacket> convert(PacketPtr packet);
    void refreshParameters();
    ReadResult failure(int code) const;

    FormatContextPtr format_;
    AVStream* stream_ = nullptr;
    Interrupt& interrupt_;
    ParametersPtr parameters_;
    std::optional<AccessUnitAssembler> assembler_;
    bool paced_ = false;
};

}  // namespace pitwatch
