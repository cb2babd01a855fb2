#pragma once

#include <QRectF>
#include <QSize>
#include <QString>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include <core/clock.h>
#include <core/ids.h>
#include <region/region.h>

#include "packetsink.h"
#include "videoframe.h"

namespace pitwatch {

enum class StreamPhase {
    Idle,  ///< nobody can see it: not opened
    Connecting,
    Live,
    NoSignal,  ///< was live, or never came; being tried again
};

/// How much of a stream is decoded: what a machine that is too slow can do without, step by step.
enum class DecodeMode {
    Full,
    KeysOnly,  ///< only pictures that need no other
    Still,     ///< one of those, and the next after VideoLimits::stillPeriod
};

/// The truth about a stream, copied out under a lock.
struct StreamStatus {
    StreamPhase phase = StreamPhase::Idle;
    UtcTime phaseSince;
    QString reason;                       ///< why there is no signal, in words; empty when live
    std::optional<UtcTime> lastFrameAt;   ///< ours; of the last picture that was shown
    std::optional<UtcTime> lastPacketAt;  ///< ours; of the last compressed picture that arrived
    std::optional<UtcTime> frozenSince;   ///< pictures arrive, identical bit for bit since then; not before a limit
    std::optional<UtcTime> damagedSince;  ///< pictures decode damaged; the last good one is held
    QString codec;
    QString decoder;      ///< "software", or the device that decodes: "vaapi"
    QString decoderNote;  ///< why it is not a device, in words; empty when it is, or when none is wanted
    QSize sourceSize;
    DecodeMode decodeMode = DecodeMode::Full;
    Micros keyInterval{0};         ///< between the last two key pictures; zero while unknown
    double framesPerSecond = 0;    ///< shown
    double arrivingPerSecond = 0;  ///< pictures that the camera sends
    double bitsPerSecond = 0;
    int queuedPackets = 0;
    std::uint64_t framesDecoded = 0;
    std::uint64_t framesDropped = 0;  ///< lost to the bounds of the queue or to a machine that is too slow
    std::uint64_t decodeErrors = 0;   ///< packets that did not decode, pictures that decoded damaged
    std::uint64_t packetsLost = 0;    ///< gaps in the RTP sequence that libavformat saw
    int reconnects = 0;
    QString transport;  ///< "tcp", "udp" for RTSP; "http", "file"; empty before the first connection
};

struct StreamRequest {
    QString url;                           ///< rtsp, rtsps, http(s) FLV or HLS, or a file
    Transport transport = Transport::Tcp;  ///< for RTSP
    bool loopFile = true;                  ///< a file starts again at its end
    QString label;                         ///< for log lines; no credentials
    std::optional<UtcTime> fileEpoch;      ///< capture time of a file's first picture, for tests; files know none
    std::shared_ptr<PacketSink> sink{};    ///< gets every compressed picture; null: nobody does
};

/// Bounds and deadlines of every stream.
struct VideoLimits {
    std::chrono::milliseconds open{5000};            ///< connect, describe, set up and play
    std::chrono::milliseconds read{4000};            ///< without a picture: no signal
    std::chrono::milliseconds undecodable{6000};     ///< packets come, but no picture: no signal
    std::chrono::milliseconds keyWait{20000};        ///< a connection without a key picture is given up for broken
    std::chrono::milliseconds udpFirstPacket{2500};  ///< RTSP over UDP without a picture: over TCP instead
    std::chrono::milliseconds reorder{200};          ///< wait for RTP packets that overtook each other
    std::chrono::milliseconds probe{1500};           ///< HTTP: how much is looked at to learn what it is
    std::chrono::milliseconds firstRetry{500};       ///< doubles up to lastRetry
    std::chrono::milliseconds lastRetry{1000};       ///< every tile is to be live 5 s after a server returns
    std::chrono::milliseconds late{400};             ///< a decoder this late goes on from the newest key picture
    std::chrono::milliseconds damaged{2000};         ///< before the first good picture: damaged ones are shown then
    std::chrono::milliseconds frozen{10000};         ///< identical pictures for this long: frozen
    std::chrono::milliseconds stillPeriod{10000};    ///< DecodeMode::Still: between two pictures
    std::chrono::milliseconds longestDelay{2000};
    std::chrono::milliseconds queueDuration{5000};
    int queuePackets = 600;
    int queueBytes = 16 << 20;
    int probeBytes = 1 << 20;
    int udpBufferBytes = 1 << 20;
    std::int64_t largestPicture = 64'000'000;  ///< pixels
};

/// Takes one picture in the size of its source. Called on a decode thread; keep it short.
using StillSink = std::function<void(std::shared_ptr<const VideoFrame>)>;

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
    /// The part of the source that later frames show, in fractions of its width and height; all of it unless told.
    /// Scaled to the target size, so that a magnified part shows the pixels that the source has there.
    virtual void setPart(const QRectF& part) = 0;
    /// The next good picture goes to `sink` too, whole and unscaled. A stream that closes first calls nobody.
    virtual void requestStill(StillSink sink) = 0;
    /// Invisible streams keep their connection but decode nothing beyond what keeps them resumable.
    virtual void setVisible(bool visible) = 0;
    /// Takes effect with the next picture; back to Full with the next key picture.
    virtual void setDecodeMode(DecodeMode mode) = 0;
    /// Holds compressed packets this long before they are decoded, so that detections made at the mine are here when
    /// their frame is. Bounded to two seconds.
    virtual void setPresentationDelay(std::chrono::milliseconds delay) = 0;
};

/// What the streams cost the machine, measured over the last two seconds.
struct EngineLoad {
    double decoding = 0;                    ///< of the decode threads' time, 0 to 1; waiting for a core counts
    double process = 0;                     ///< CPU of the whole process, of all cores, 0 to 1
    std::chrono::milliseconds lateness{0};  ///< the longest that a due picture waited for a decode thread
};

/// Owns reader threads and the decode pool. Lives as long as its streams.
class VideoEngine {
public:
    struct Options {
        int decodeThreads = 0;                         ///< 0: as many as the machine has cores
        QString decoder = QStringLiteral("software");  ///< one of decoderChoices()
        bool planes = false;  ///< pictures come as planes, for those who convert while they draw; stills never do
        VideoLimits limits{};
    };

    virtual ~VideoEngine() = default;
    /// Never blocks: connecting happens on a thread of the stream.
    virtual std::shared_ptr<VideoStream> open(const StreamRequest& request) = 0;
    /// Rises whenever any stream has a new frame or status: the wall looks at it once per tick.
    virtual std::uint64_t generation() const = 0;
    /// Never blocks; to be asked at most a few times a second.
    virtual EngineLoad load() = 0;
};

/// The clock must outlive the engine.
std::unique_ptr<VideoEngine> makeVideoEngine(const Clock& clock, VideoEngine::Options options = {});

}  // namespace pitwatch
