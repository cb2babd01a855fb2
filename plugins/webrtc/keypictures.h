#pragma once

#include <chrono>

namespace pitwatch::webrtc {

/// When the encoder is asked for a key picture: at once, but at most once in half a second, however many peers ask.
/// What is asked for within the pause is granted at its end. Pure.
class KeyPictureBroker {
public:
    using Time = std::chrono::milliseconds;
    static constexpr Time kPause{500};

    /// Somebody needs one. True: ask the encoder now.
    bool ask(Time now)
    {
        wanted_ = true;
        return due(now);
    }
    /// Called with every picture. True: ask the encoder now.
    bool due(Time now)
    {
        if (!wanted_ || (granted_ && now - last_ < kPause)) return false;
        wanted_ = false;
        granted_ = true;
        last_ = now;
        return true;
    }

private:
    bool wanted_ = false;
    bool granted_ = false;
    Time last_{0};
};

}  // namespace pitwatch::webrtc
