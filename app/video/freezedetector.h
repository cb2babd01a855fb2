#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "monotime.h"

struct AVFrame;

namespace pitwatch {

/// Tells a source that sends the same picture again and again from one that sends what it sees: even a scene at rest
/// has noise, so pictures that stay identical bit for bit for some seconds are frozen. Pictures are compared by their
/// fingerprints: every one while they are equal, two in a second while they are not. Pure; one thread at a time.
class FreezeDetector {
public:
    explicit FreezeDetector(std::chrono::milliseconds limit) : limit_(limit) {}

    /// Whether the fingerprint of a picture of this time would tell anything new.
    bool wants(MonoTime now) const { return reference_ || now >= restUntil_; }
    void add(MonoTime now, std::uint64_t fingerprint);
    /// Pictures went unseen: nothing is known of them.
    void restart() { *this = FreezeDetector(limit_); }

    /// For how long all pictures up to now are identical, once that is longer than the limit.
    std::optional<MonoClock::duration> frozenFor(MonoTime now) const;

private:
    std::chrono::milliseconds limit_;
    std::optional<std::uint64_t> reference_;  ///< of the first of the identical pictures
    MonoTime since_{};                        ///< when that one came
    MonoTime restUntil_{};
    bool frozen_ = false;
};

/// Of every eighth line of the first plane (the luma of what cameras send), all its bits: noise shows in every line,
/// and a clock that a camera writes into its picture is higher than eight.
std::uint64_t pictureFingerprint(const AVFrame& frame);

}  // namespace pitwatch
