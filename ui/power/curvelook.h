#pragma once

#include <QColor>
#include <QFont>

#include <vector>

namespace pitwatch::ui {

class Theme;

struct CurveLook {
    struct Line {
        QColor color;
        Qt::PenStyle dash = Qt::SolidLine;
    };
    QColor background, panel, line, text, muted;
    std::vector<Line> series;  ///< six: more are not told apart
    QFont title;
    QFont label;
};

CurveLook curveLook(const Theme& theme);

}  // namespace pitwatch::ui
