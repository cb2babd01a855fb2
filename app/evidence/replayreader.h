#pragma once

#include <deque>
#include <memory>
#include <optional>

#include <video/framedecoder.h>

#include "ringshelf.h"

namespace pitwatch {

/// Decodes the pictures of a camera's rings one after the other, from any time on. One thread at a time.
class ReplayReader {
public:
    struct Picture {
        FramePtr frame;
        UtcTime at;
        bool captured = false;  ///< `at` is the camera's own time
        bool damaged = false;
    };

    /// The shelf outlives the reader.
    ReplayReader(const RingShelf& shelf, CameraKey camera);

    /// From the key picture that this time needs, in the ring that covers it best.
    void seek(UtcTime at);
    /// Decodes one more packet into pictures(); false when nothing more has come.
    bool advance();
    /// In the order of presentation; whoever shows them takes them out.
    std::deque<Picture>& pictures() { return pictures_; }
    const std::deque<Picture>& pictures() const { return pictures_; }
    QString codecName() const { return decoder_.codecName(); }

private:
    std::shared_ptr<PacketRing> ringFor(UtcTime at) const;
    bool fetch();
    void decode(const RingPicture& picture);

    const RingShelf& shelf_;
    const CameraKey camera_;
    FrameDecoder decoder_;
    std::shared_ptr<PacketRing> ring_;
    std::uint64_t serial_ = 0;
    UtcTime reached_;
    bool gap_ = true;
    std::deque<RingPicture> fetched_;
    std::deque<Picture> pictures_;
};

}  // namespace pitwatch
