#pragma once

#include <optional>

#include <core/utctime.h>
#include <video/videostream.h>

namespace pitwatch::ui {

/// What a tile may be taken for. Each has a word and a shape of its own: nobody has to tell greys apart.
enum class TileState {
    Waiting,     ///< not opened
    Connecting,  ///< no picture yet
    Live,
    Behind,     ///< pictures flow, but by the camera's clock they are old
    Keyframes,  ///< live, but only key pictures are decoded
    Still,      ///< one picture from time to time, also key pictures that are seldom
    Frozen,     ///< pictures arrive and are all the same
    Damaged,    ///< pictures decode damaged; the last good one stays
    Stale,      ///< no new picture for too long
    NoSignal,
};

/// An older picture is not shown as live.
inline constexpr Micros kStaleAfter = std::chrono::seconds(2);

/// `age`: since the last picture, by our clock; `captureAge`: capture to paint, by the camera's. Nothing: unknown.
TileState tileState(const StreamStatus& status, bool hasPicture, std::optional<Micros> age,
                    std::optional<Micros> captureAge);

/// Whether it counts as live: new pictures come as often as they should.
bool countsAsLive(TileState state);
/// How much the picture is greyed, 0 to 255: what is not the present does not look like it.
int veilOf(TileState state);
/// Whether the words of the state carry an age, which grows.
bool growsOlder(TileState state);

}  // namespace pitwatch::ui
