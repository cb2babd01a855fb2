#include "fullscreen.h"

#include <QScreen>
#include <QTimer>
#include <QWindow>

#include <chrono>

namespace pitwatch::ui {

namespace {

/// A window manager has laid the window over its monitor by then.
constexpr std::chrono::milliseconds kCoverPatience{300};

}  // namespace

void showOverScreen(QWidget& window)
{
    window.showFullScreen();
    QTimer::singleShot(kCoverPatience, &window, [&window] {
        QWindow* handle = window.windowHandle();
        if (!handle || !window.isFullScreen() || !window.isVisible()) return;
        // Of the window itself: the widget would forget how large it was before.
        if (handle->geometry() != handle->screen()->geometry()) handle->setGeometry(handle->screen()->geometry());
    });
}

}  // namespace pitwatch::ui
