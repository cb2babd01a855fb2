#pragma once

#include <deque>
#include <optional>

#include "wallstate.h"

namespace pitwatch::ui {

/// The last changes of layout and cameras, to be taken back and made again. What is focused is no change. A value.
class WallHistory {
public:
    static constexpr std::size_t kMostSteps = 50;

    /// A change was made by hand; `before` is how the wall was. What could be made again is forgotten.
    void note(const WallState& before);
    bool canUndo() const { return !past_.empty(); }
    bool canRedo() const { return !future_.empty(); }
    /// The wall as it was before the last change; nothing when there is none.
    std::optional<WallState> undo(const WallState& now);
    std::optional<WallState> redo(const WallState& now);

private:
    std::deque<WallState> past_;
    std::deque<WallState> future_;
};

}  // namespace pitwatch::ui
