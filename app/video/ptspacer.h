#pragma once

#include <optional>

#include <core/utctime.h>

#include "av.h"

namespace pitwatch {

/// Turns the decoding times of a file, or of a stream that arrives in lumps (HLS), into moments on our clock.
/// A jump backwards, a long gap or a reader that fell behind starts a new run without a burst. Used by one thread.
class PtsPacer {
public:
    /// `dts`: decoding time in the file; nothing: one frame after the last. `frame`: duration of one picture.
    MonoTime due(std::optional<Micros> dts, Micros frame, MonoTime now);
    /// The next packet follows the last one by one frame, whatever its time says: a file starts again.
    void loop();
    /// The next packet is due when it comes.
    void restart();
    /// How far the last packet lies ahead of now.
    Micros ahead(MonoTime now) const;

private:
    struct Run {
        MonoTime last;
        Micros lastDts{};
    };
    std::optional<Run> run_;
    bool looped_ = false;
};

}  // namespace pitwatch
