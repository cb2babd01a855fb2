#pragma once

#include "tilepainter.h"

namespace pitwatch::ui {

class Theme;
TileLook tileLook(const Theme& theme);

}  // namespace pitwatch::ui
