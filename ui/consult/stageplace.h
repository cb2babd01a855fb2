#pragma once

#include <optional>

#include <ui/wall/windowplace.h>

/// Where the pictures of a room stand when they are given a window of their own. Pure.
namespace pitwatch::ui {

/// `own`: the monitor of the main window, which the pictures never cover wholly. What is remembered counts while its
/// monitor is there; else the first other monitor, wholly; with one monitor alone a window.
WindowSpot placeStage(const WindowMemory& memory, const std::vector<ScreenFacts>& screens, const QString& own);

/// Whether there is a monitor for the pictures beside that of the main window.
bool hasOtherScreen(const std::vector<ScreenFacts>& screens, const QString& own);

bool hasScreen(const std::vector<ScreenFacts>& screens, const QString& id);

}  // namespace pitwatch::ui
