#pragma once

#include "curvechart.h"

namespace pitwatch::ui {

class Theme;
CurveLook curveLook(const Theme& theme);

}  // namespace pitwatch::ui
