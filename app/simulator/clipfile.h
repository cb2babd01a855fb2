#pragma once

#include <QString>

#include <chrono>
#include <cstdint>
#include <vector>

#include <core/result.h>

namespace pitwatch::sim {

/// A video file in memory as H.264 access units (Annex B), to be sent in a loop. A file in H.264 keeps its packets as
/// they are; any other is encoded once while it is read.
struct ClipFile {
    struct Unit {
        std::vector<std::uint8_t> bytes;
        std::chrono::microseconds decodeAt{0};  ///< from the start of the loop; rises
        std::chrono::microseconds showAt{0};
    };
    std::vector<Unit> units;  ///< the first is a keyframe
    std::chrono::microseconds duration{0};

    /// Reads at most 64 MiB of video and two minutes; what is beyond is not part of the loop. Takes a while.
    static Result<ClipFile> load(const QString& path);
};

}  // namespace pitwatch::sim
