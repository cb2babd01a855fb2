#pragma once

#include "mapview.h"

namespace pitwatch::ui {

class Theme;
MapLook mapLook(const Theme& theme);

}  // namespace pitwatch::ui
