#include "wallhistory.h"

namespace pitwatch::ui {

namespace {

std::optional<WallState> step(std::deque<WallState>& from, std::deque<WallState>& to, const WallState& now)
{
    if (from.empty()) return std::nullopt;
    const WallState wanted = from.back();
    from.pop_back();
    to.push_back(now);
    return wanted;
}

}  // namespace

void WallHistory::note(const WallState& before)
{
    future_.clear();
    past_.push_back(before);
    if (past_.size() > kMostSteps) past_.pop_front();
}

std::optional<WallState> WallHistory::undo(const WallState& now)
{
    return step(past_, future_, now);
}

std::optional<WallState> WallHistory::redo(const WallState& now)
{
    return step(future_, past_, now);
}

}  // namespace pitwatch::ui
