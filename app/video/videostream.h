#pragma once

#include <QSize>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

#include <core/clock.h>
#include <core/ids.h>
#include <region/region.h>

#include "videoframe.h"

namespace pitwatch {

enum class StreamPhase {
    Idle,  ///< nobody can see it: not opened
    Connecting,
    Live,
    NoSignal,  ///< was live, or never came; being tried again
};

/// The truth about a stream, copied out under a lock.
struct StreamStatus {
    StreamPhase phase = StreamPhase::Idle;
    UtcTime phaseSince;
    QString reason;                      ///< why there is no signal, in words; empty when live
    std::optional<UtcTime> lastFrameAt;  ///< ours
    QString codec;
    QString decoder;
    QSize sourceSize;
    double framesPerSecond = 0;
    double bitsPerSecond = 0;
    int queuedPackets = 0;
    std::uint64_t framesDecoded = 0;
    std::uint64_t framesDropped = 0;
    int reconnects = 0;
};

struct StreamRequest {
    QString url;                           ///< rtsp, rtsps, http(s) FLV or HLS, or a file
    Transport transport = Transport::Tcp;  ///< for RTSP
    bool loopFile = true;                  ///< a file starts again at its end
    QString label;                         ///< for log lines; no credentials
};

/// One open stream. Made by VideoEngine; releasing the last reference closes it without waiting for the network.
/// All members are safe from any thread and never block.
class VideoStream {
public:
    virtual ~VideoStream() = default;

    /// The newest picture, or null before the first.
    virtual std::shared_ptr<const VideoFrame> latestFrame() const = 0;
    virtual StreamStatus status() const = 0;

    /// Size of the tile in device pixels; later frames come scaled to it (aspect kept by the tile, not here).
    virtual void setTargetSize(QSize size) = 0;
    /// Invisible streams keep their connection but decode nothing beyond what keeps them resumable.
    virtual void setVisible(bool visible) = 0;
    /// Holds compressed packets this long before they are decoded, so that detections made at the mine are here when
    /// their frame is. Bounded to two seconds.
    virtual void setPresentationDelay(std::chrono::milliseconds delay) = 0;
};

/// Owns reader threads and the decode pool. Lives as long as its streams.
class VideoEngine {
public:
    struct Options {
        int decodeThreads = 0;  ///< 0: as many as the machine has cores
    };

    virtual ~VideoEngine() = default;
    /// Never blocks: connecting happens on a thread of the stream.
    virtual std::shared_ptr<VideoStream> open(const StreamRequest& request) = 0;
    /// Rises whenever any stream has a new frame or status: the wall looks at it once per tick.
    virtual std::uint64_t generation() const = 0;
};

/// The clock must outlive the engine.
std::unique_ptr<VideoEngine> makeVideoEngine(const Clock& clock, VideoEngine::Options options = {});

}  // namespace pitwatch
