#include "tilestate.h"

#include <algorithm>

namespace pitwatch::ui {

namespace {

using namespace std::chrono_literals;

constexpr int kVeil = 150;
constexpr int kLightVeil = 70;
// Key pictures that are due at the border come a little later than that: a tile does not flicker there.
constexpr Micros kKeyJitter = 250ms;
// Streams that are left at single pictures bring the next one late at most by half the time between two.
constexpr Micros kStillsEvery = VideoLimits{}.stillPeriod;

Micros longestGap(const StreamStatus& status)
{
    switch (status.decodeMode) {
        case DecodeMode::Full:
            return kStaleAfter;
        case DecodeMode::KeysOnly:
            return std::max(kStaleAfter, status.keyInterval * 3 / 2);
        case DecodeMode::Still:
            return std::max(kStaleAfter, (kStillsEvery + status.keyInterval) * 3 / 2);
    }
    return kStaleAfter;
}

/// Key pictures are the present only as long as none of them grows old before the next one comes.
bool keysAreLive(const StreamStatus& status, std::optional<Micros> age)
{
    return status.keyInterval + kKeyJitter <= kStaleAfter && (!age || *age <= kStaleAfter);
}

bool damaged(const StreamStatus& status, bool old)
{
    // A picture that came after the damage began is a damaged one.
    return status.damagedSince && (old || (status.lastFrameAt && *status.lastFrameAt >= *status.damagedSince));
}

}  // namespace

TileState tileState(const StreamStatus& status, bool hasPicture, std::optional<Micros> age,
                    std::optional<Micros> captureAge)
{
    if (status.phase == StreamPhase::Idle) return TileState::Waiting;
    if (status.phase == StreamPhase::NoSignal) return TileState::NoSignal;
    if (status.phase == StreamPhase::Connecting || !hasPicture) return TileState::Connecting;
    // An age below zero: our clock was set back, and says nothing of the picture until the next one comes.
    const bool old = age && (*age > longestGap(status) || *age < -kStaleAfter);
    if (damaged(status, old)) return TileState::Damaged;
    if (old) return TileState::Stale;
    if (status.frozenSince) return TileState::Frozen;
    if (status.decodeMode == DecodeMode::Still) return TileState::Still;
    if (status.decodeMode == DecodeMode::KeysOnly)
        return keysAreLive(status, age) ? TileState::Keyframes : TileState::Still;
    return captureAge && *captureAge > kStaleAfter ? TileState::Behind : TileState::Live;
}

bool countsAsLive(TileState state)
{
    return state == TileState::Live || state == TileState::Keyframes;
}

int veilOf(TileState state)
{
    switch (state) {
        case TileState::Live:
        case TileState::Behind:
        case TileState::Keyframes:
            return 0;
        case TileState::Still:
            return kLightVeil;
        case TileState::Waiting:
        case TileState::Connecting:
        case TileState::Frozen:
        case TileState::Damaged:
        case TileState::Stale:
        case TileState::NoSignal:
            break;
    }
    return kVeil;
}

bool growsOlder(TileState state)
{
    return state != TileState::Live && state != TileState::Waiting && state != TileState::Connecting;
}

}  // namespace pitwatch::ui
