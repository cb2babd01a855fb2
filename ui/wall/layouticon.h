#pragma once

#include <QIcon>

#include <ui/common/theme.h>

#include "walllayout.h"

/// Layouts in a picture and in words. GUI thread.
namespace pitwatch::ui {

/// The tiles as a small grid, drawn from the layout itself. Make it again when the theme changes.
QIcon layoutIcon(const WallLayout& layout, const Theme& theme);

/// "16 tiles", "1 + 5" or, for a layout that is none of the offered ones, "Own: 7 tiles".
QString layoutName(const WallLayout& layout);

}  // namespace pitwatch::ui
