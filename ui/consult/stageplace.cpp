#include "stageplace.h"

#include <algorithm>

namespace pitwatch::ui {

bool hasScreen(const std::vector<ScreenFacts>& screens, const QString& id)
{
    return std::any_of(screens.begin(), screens.end(), [&id](const ScreenFacts& screen) { return screen.id == id; });
}

bool hasOtherScreen(const std::vector<ScreenFacts>& screens, const QString& own)
{
    return std::any_of(screens.begin(), screens.end(), [&own](const ScreenFacts& screen) { return screen.id != own; });
}

WindowSpot placeStage(const WindowMemory& memory, const std::vector<ScreenFacts>& screens, const QString& own)
{
    const bool known =
        hasScreen(screens, memory.home.screen) || (memory.away && hasScreen(screens, memory.away->screen));
    if (known) {
        const WindowSpot spot = placeWindow(memory, screens);
        if (spot.screen != own || spot.mode == WindowMode::Normal) return spot;
    }
    const auto other =
        std::find_if(screens.begin(), screens.end(), [&own](const ScreenFacts& screen) { return screen.id != own; });
    WindowMemory fresh;
    if (other != screens.end()) fresh.home = {other->id, other->geometry, {}, WindowMode::FullScreen};
    return placeWindow(fresh, screens);
}

}  // namespace pitwatch::ui
