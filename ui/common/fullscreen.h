#pragma once

#include <QWidget>

namespace pitwatch::ui {

/// QWidget::showFullScreen() that works without a window manager too, as on a display with nothing but a kiosk: there
/// nobody answers, and the window gets the place of its screen from us. GUI thread.
void showOverScreen(QWidget& window);

}  // namespace pitwatch::ui
