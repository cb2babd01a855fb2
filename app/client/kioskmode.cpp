#include "kioskmode.h"

#include <QAction>
#include <QMessageBox>

namespace pitwatch {

KioskMode::KioskMode(ui::MainWindow& window, ui::WallWindows& walls) : window_(window), walls_(walls)
{
    connect(&window_, &ui::MainWindow::kioskToggled, this, &KioskMode::toggle);
    const auto follow = [this](ui::WallWindow* wall) {
        auto* action = new QAction(tr("Kiosk: nothing but the walls"), wall);
        action->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+K")));
        connect(action, &QAction::triggered, this, &KioskMode::toggle);
        wall->addAction(action);
    };
    connect(&walls_, &ui::WallWindows::windowOpened, this, follow);
    for (ui::WallWindow* wall : walls_.windows()) follow(wall);
}

void KioskMode::enter()
{
    window_.showPage(QStringLiteral("wall"));
    window_.setKiosk(true);
    walls_.setKiosk(true);
    screenLock_.inhibit(tr("The walls of the duty room stay on"));
}

void KioskMode::leave()
{
    screenLock_.release();
    walls_.setKiosk(false);
    window_.setKiosk(false);
}

void KioskMode::toggle()
{
    if (!window_.kiosk()) {
        enter();
        return;
    }
    const auto answer =
        QMessageBox::question(&window_, tr("Kiosk"), tr("Leave the kiosk and show all pages and tools again?"));
    if (answer == QMessageBox::Yes) leave();
}

}  // namespace pitwatch
