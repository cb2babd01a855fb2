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

/// The same packets decoded as they come: one picture of each stream in turn, then sleep until the next are due. What a
/// wall could cost at best: caches that others used meanwhile and a processor that was woken up are in it. Played once
/// at most and extrapolated to `frames`; blocks for as long as that takes.
Result<double> pacedFloorCpuSeconds(const QString& file, int streams, std::uint64_t frames);

}  // namespace pitwatch::bench
