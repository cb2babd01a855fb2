#pragma once

#include <QObject>

#include <ui/shell/mainwindow.h>
#include <ui/wall/wallwindows.h>

#include "screenlock.h"

namespace pitwatch {

/// The seat as a kiosk: every wall over its whole monitor, nothing else, and the screen stays on. Leaving asks first.
/// GUI thread; the windows outlive it.
class KioskMode final : public QObject {
    Q_OBJECT

public:
    KioskMode(ui::MainWindow& window, ui::WallWindows& walls);

    void enter();
    void leave();

private:
    void toggle();

    ui::MainWindow& window_;
    ui::WallWindows& walls_;
    ScreenLock screenLock_;
};

}  // namespace pitwatch
