#pragma once

#include <optional>
#include <vector>

#include "packetsink.h"

namespace pitwatch {

/// A camera's clock further from ours than this is not used: evidence from several cameras must fit together.
inline constexpr Micros kSaneCapture = std::chrono::seconds(2);

/// When a picture was taken, as far as is known: the camera's clock when it agrees with ours, else the receipt.
UtcTime pictureTime(const TappedPacket& picture);
/// Whether that is the camera's own time.
bool hasSaneCapture(const TappedPacket& picture);

/// Where the pictures of a file lie: along the stream's own times, which are even, from the first picture on. Where
/// those jump, are missing or begin anew, the clock says how far. One per file; one thread.
class ClipTimeline {
public:
    /// Seconds in which nothing came, since the first picture.
    struct Gap {
        Micros from{};
        Micros to{};
        bool operator==(const Gap&) const = default;
    };

    /// Since the first picture, in the order of presentation; negative for what a decoder cannot show: pictures that
    /// come after the first key picture and lie before it.
    Micros place(const TappedPacket& picture);

    /// When the first picture was taken, by the best clock that was seen so far.
    UtcTime begin() const { return begin_; }
    /// Whether that comes from the camera's clock.
    bool byCapture() const { return byCapture_; }
    /// End of the last picture.
    Micros length() const { return started_ ? newest_ + frame_ : Micros(0); }
    const std::vector<Gap>& gaps() const { return gaps_; }

private:
    std::optional<Micros> byStream(const TappedPacket& picture) const;
    Micros byClock(const TappedPacket& picture);
    void learn(const TappedPacket& picture, Micros place);

    bool started_ = false;
    UtcTime begin_;
    bool byCapture_ = false;
    std::optional<Micros> anchorPts_;
    Micros anchorPlace_{0};
    Micros newest_{0};
    Micros frame_{40'000};
    std::vector<Gap> gaps_;
};

}  // namespace pitwatch
