#pragma once

#include <memory>
#include <vector>

#include <video/mp4writer.h>

#include "ringshelf.h"

namespace pitwatch {

/// One camera's part of a clip: takes pictures out of the camera's rings, from the key picture that the wanted time
/// needs, and writes them until the end. Goes on in another file ("-2") where the stream changes its size or codec, or
/// where the wall took the other quality. Blocks on the disk; one thread.
class CameraClip {
public:
    /// `base`: path of the first file without its ending. The shelf outlives the clip.
    CameraClip(const RingShelf& shelf, CameraKey camera, UtcTime from, UtcTime to, QString base);

    const CameraKey& camera() const { return camera_; }
    /// Writes what has come by now; true when there is nothing more to wait for.
    bool advance(UtcTime now);
    /// Ends the open file. What was written until then is whole.
    void finish();

    const std::vector<Mp4Summary>& files() const { return files_; }
    /// What went wrong; empty: nothing.
    const QString& problem() const { return problem_; }

private:
    std::shared_ptr<PacketRing> firstRing() const;
    bool changeRing(UtcTime now);
    void begin(std::shared_ptr<PacketRing> ring, UtcTime at);
    void take(RingPicture picture);
    void openNext(const TappedPacket& key);
    void closeFile();
    void fail(const Error& error);

    const RingShelf& shelf_;
    const CameraKey camera_;
    const UtcTime from_;
    const UtcTime to_;
    const QString base_;
    std::shared_ptr<PacketRing> ring_;
    std::uint64_t serial_ = 0;  ///< the last picture that was taken
    UtcTime reached_;           ///< its time
    std::unique_ptr<Mp4Writer> writer_;
    int parts_ = 0;
    bool done_ = false;
    std::vector<Mp4Summary> files_;
    QString problem_;
};

}  // namespace pitwatch
