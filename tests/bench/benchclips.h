#pragma once

#include <QString>

#include <core/result.h>

namespace pitwatch::bench {

/// The project's own clip with this many lines, 360 or 1080: thirty seconds at 25 frames a second, a key picture every
/// 50, no B-frames, the bit rates of a sub and a main stream. Encoded on first use and kept in the temporary directory.
Result<QString> ownClip(int lines);

}  // namespace pitwatch::bench
