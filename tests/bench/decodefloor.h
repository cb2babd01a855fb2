#pragma once

#include <QString>

#include <cstdint>

#include <core/result.h>

namespace pitwatch::bench {

/// What the first video stream of a file says of itself.
struct ClipFacts {
    double framesPerSecond = 0;
    double seconds = 0;  ///< 0: unknown
};
Result<ClipFacts> clipFacts(const QString& file);

/// Where pictures are decoded into: libav's own buffers, or the large pages that the wall uses.
enum class FloorMemory { Plain, LargePages };

/// CPU seconds of this process for decoding `frames` pictures of the looped file on one thread, `streams` times one
/// after the other with a decoder each. The packets lie in memory beforehand: nothing but decoding is measured.
Result<double> decodeFloorCpuSeconds(const QString& file, int streams, std::uint64_t frames,
                                     FloorMemory memory = FloorMemory::Plain);

}  // namespace pitwatch::bench
