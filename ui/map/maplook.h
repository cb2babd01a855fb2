#pragma once

#include <QColor>
#include <QFont>

#include <array>

namespace pitwatch::ui {

class Theme;

/// The colours and type of the plan, taken from the theme.
struct MapLook {
    QColor background, panel, line, text, muted, selection, focus;
    std::array<QColor, 4> grades;  ///< I first
    QFont label;
    QFont strong;
    int rowHeight = 0;
};

MapLook mapLook(const Theme& theme);

}  // namespace pitwatch::ui
