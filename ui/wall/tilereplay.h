#pragma once

#include <memory>
#include <vector>

#include <evidence/replayengine.h>

#include "replaypainter.h"

namespace pitwatch::ui {

/// The replay in one tile: its stream and the time base, which tiles that are replayed together share. GUI thread.
class TileReplay {
public:
    TileReplay(ReplayEngine& engine, CameraKey camera, std::shared_ptr<ReplayClock> position);

    const std::shared_ptr<ReplayStream>& stream() const { return stream_; }
    const std::shared_ptr<ReplayClock>& position() const { return position_; }

    /// What is kept of the camera, oldest first; as of the last review.
    const std::vector<RingSpan>& covered() const { return covered_; }
    /// Time of the picture before or after the one that is shown.
    std::optional<UtcTime> neighbour(bool later) const;
    /// Looks what is kept by now.
    void review();
    ReplayView view(UtcTime now) const;

private:
    bool inHole(UtcTime at) const;

    ReplayEngine& engine_;
    const CameraKey camera_;
    const std::shared_ptr<ReplayClock> position_;
    const std::shared_ptr<ReplayStream> stream_;
    std::vector<RingSpan> covered_;
};

}  // namespace pitwatch::ui
