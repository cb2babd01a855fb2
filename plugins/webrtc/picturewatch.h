#pragma once

#include <QtGlobal>

#include <algorithm>
#include <chrono>
#include <utility>

namespace pitwatch::webrtc {

/// When a peer is asked for a key picture because its packets arrive and nothing can be made of them. The depayloader
/// asks too, for each picture that it drops; but only for those, and what it asked may be lost. Bounded: the peer's one
/// encoder serves others as well. Pure; times are of any clock that only goes forward.
class PictureWatch {
public:
    using Time = std::chrono::milliseconds;
    static constexpr Time kPatience{1'000};
    static constexpr Time kLongestPause{8'000};

    /// A packet of the picture has arrived, and so many pictures have been decoded so far. True: ask now.
    bool packet(Time now, quint64 decoded)
    {
        const bool begins = now - std::exchange(packetAt_, now) >= kPatience;
        if (begins || decoded != decoded_) {
            decoded_ = decoded;
            since_ = now;
            pause_ = kPatience;
            return false;
        }
        if (now - since_ < pause_) return false;
        since_ = now;
        pause_ = std::min(2 * pause_, kLongestPause);
        return true;
    }

private:
    Time packetAt_ = -kPatience;
    Time since_{0};
    Time pause_ = kPatience;
    quint64 decoded_ = 0;
};

}  // namespace pitwatch::webrtc
