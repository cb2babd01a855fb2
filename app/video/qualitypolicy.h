#pragma once

#include <QSize>

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "monotime.h"
#include "videostream.h"

namespace pitwatch {

/// What a tile shows of its camera, from the best to the least.
enum class QualityStep { Main, Sub, KeysOnly, Still };

enum class QualityReason {
    Size,        ///< main or sub by the height of the picture
    OnlyStream,  ///< the camera has no sub stream
    Zoomed,      ///< a part of the picture wants the pixels of the main stream
    Pressure,    ///< the machine does not keep up
    Settling,    ///< changed a moment ago: the next change is due soon
};

struct QualityTile {
    std::uint64_t id = 0;  ///< the same as long as the tile shows its camera
    QSize picture;         ///< device pixels
    bool hasSub = false;
    bool visible = true;
    bool focused = false;
    bool alarmed = false;
    bool zoomed = false;
};

struct QualityChoice {
    QualityStep step = QualityStep::Sub;
    QualityReason reason = QualityReason::Size;
    friend bool operator==(const QualityChoice&, const QualityChoice&) = default;
};

struct QualityLimits {
    // Sub streams of mine cameras are about 360 lines high: a picture is worth the main stream when it is clearly
    // larger. Two limits, so that a tile at the border does not flap.
    int mainAbove = 480;
    int subBelow = 400;
    std::chrono::milliseconds betweenSwitches{5000};  ///< of one tile, whatever happens
    double busy = 0.92;                               ///< the machine does not keep up from here on
    double room = 0.70;                               ///< something can be given back below this
    double ownShare = 0.15;                           ///< a machine that others keep busy is not ours to cure
    std::chrono::milliseconds late{250};              ///< pictures wait this long for a thread: too long
    std::chrono::milliseconds patience{3000};         ///< of pressure before the first step down
    std::chrono::milliseconds settle{2000};           ///< until a step shows in the figures
    std::chrono::milliseconds firstRest{5000};        ///< of room before a step up; doubles with every relapse
    std::chrono::milliseconds longestRest{300'000};
};

/// Chooses for each tile of a wall between main stream, sub stream, key pictures and a still, from the size of its
/// picture and from what the machine was measured to do. Under pressure tiles step down one step at a time, the least
/// important first: alarmed ones only when all others are stills, the focused one last of all. They step up again when
/// there is room, after a rest that grows when stepping up was too early. Pure: the caller brings the time.
class QualityPolicy {
public:
    explicit QualityPolicy(QualityLimits limits = {}) : limits_(limits), rest_(limits.firstRest) {}

    /// One choice for each tile, in their order. To be asked about twice a second and whenever sizes change.
    std::vector<QualityChoice> decide(MonoTime now, std::span<const QualityTile> tiles, const EngineLoad& load);
    /// Visible tiles that show less than they would on a faster machine.
    int steppedDown() const;

private:
    struct Known {
        QualityTile tile;
        QualityStep wish = QualityStep::Sub;  ///< on a machine that is fast enough
        QualityStep cap = QualityStep::Main;  ///< the best that the machine allows
        std::optional<QualityStep> step;      ///< nothing before the first decision
        std::optional<MonoTime> switchedAt;
        bool present = true;

        QualityStep target() const;
        bool lowered() const { return target() > wish; }
        QualityStep below() const;
        QualityStep above() const;
    };

    void take(MonoTime now, std::span<const QualityTile> tiles);
    void takeTile(MonoTime now, const QualityTile& tile);
    QualityStep wishOf(const QualityTile& tile, QualityStep before) const;
    QualityStep capOfNewTile() const;
    void favourImportant();
    void measure(MonoTime now, const EngineLoad& load);
    void stepDown(MonoTime now);
    void stepUp(MonoTime now);
    std::vector<Known*> tilesToLower(MonoTime now);
    std::vector<Known*> tilesToRaise(MonoTime now);
    bool free(const Known& known, MonoTime now) const;
    QualityChoice choose(Known& known, MonoTime now) const;

    const QualityLimits limits_;
    std::unordered_map<std::uint64_t, Known> known_;
    std::optional<MonoTime> pressedSince_;
    std::optional<MonoTime> roomSince_;
    std::optional<MonoTime> loweredAt_;
    std::optional<MonoTime> raisedAt_;
    MonoTime startingUntil_{};  ///< streams that begin cost more than those that run
    bool severe_ = false;
    bool idle_ = false;
    std::chrono::milliseconds rest_;
};

}  // namespace pitwatch
