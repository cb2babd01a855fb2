#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

#include <core/ids.h>
#include <core/result.h>
#include <store/storereader.h>
#include <video/mediapacket.h>

namespace pitwatch {

/// Set by whoever no longer waits for an answer; looked at by whoever works on one.
using CancelFlag = std::shared_ptr<const std::atomic<bool>>;

/// One camera's recorded pictures in decoding order, wherever they lie. Blocks; one thread at a time.
class PlaybackReader {
public:
    struct Packet {
        MediaPacket media;  ///< capturedAt is set
        UtcTime at;         ///< of the picture in it
        Micros duration{};  ///< of the picture; 0 when unknown
        UtcTime until;      ///< up to here the recording has no hole: a picture is not the present beyond it
    };

    virtual ~PlaybackReader() = default;
    /// To the last key picture at or before the time; where nothing was recorded, to the first one behind it.
    virtual Result<void> seek(UtcTime time) = 0;
    /// Nothing at the end of what is recorded so far.
    virtual Result<std::optional<Packet>> next() = 0;
    /// From the next picture on.
    virtual void setKeysOnly(bool keysOnly) = 0;
    /// Whether what is read now comes from another device, which is not to be asked every second for what it lacks.
    virtual bool remote() const { return false; }
    /// To be called every few seconds while nothing is read, so that the other side does not end the session.
    virtual void idle() {}
};

/// Where recordings come from: our own disk, or a recorder in the network. Members are safe from any thread and block.
class PlaybackSource {
public:
    virtual ~PlaybackSource() = default;
    /// Spans with pictures that touch the period, by time.
    virtual Result<std::vector<Period>> coverage(const CameraKey& camera, const Period& period) = 0;
    /// For the thread that calls. NotFound: this source does not know the camera.
    virtual Result<std::unique_ptr<PlaybackReader>> open(const CameraKey& camera, CancelFlag cancelled) = 0;
};

}  // namespace pitwatch
