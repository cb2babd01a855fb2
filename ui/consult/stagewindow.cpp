#include "stagewindow.h"

#include <QAction>
#include <QCloseEvent>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

#include <ui/wall/wallwindow.h>

namespace pitwatch::ui {

using namespace std::chrono_literals;

namespace {

constexpr auto kStill = 400ms;
constexpr QSize kSmallest(480, 320);

}  // namespace

StageWindow::StageWindow(const QString& title)
{
    // The program ends with its main window.
    setAttribute(Qt::WA_QuitOnClose, false);
    setAttribute(Qt::WA_StyledBackground);
    setObjectName(QStringLiteral("stageWindow"));
    setWindowTitle(title);
    setMinimumSize(kSmallest);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    const auto add = [this](const QString& text, Qt::Key key, auto act) {
        auto* action = new QAction(text, this);
        action->setShortcut(key);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
    };
    add(tr("Back into the main window"), Qt::Key_Escape, &StageWindow::returnRequested);
    add(tr("Full screen"), Qt::Key_F11, &StageWindow::toggleFullScreen);
    still_.setSingleShot(true);
    still_.setInterval(kStill);
    connect(&still_, &QTimer::timeout, this, [this] {
        if (!isVisible()) return;
        if (mode() == WindowMode::Normal) normal_ = geometry();
        Q_EMIT spotChanged();
    });
}

void StageWindow::setContent(QWidget* content)
{
    layout()->addWidget(content);
    content->show();
}

WindowMode StageWindow::mode() const
{
    return isFullScreen() ? WindowMode::FullScreen : isMaximized() ? WindowMode::Maximized : WindowMode::Normal;
}

WindowSpot StageWindow::spot() const
{
    const QRect on = screen() != nullptr ? screen()->geometry() : QRect();
    const std::vector<ScreenFacts> screens = currentScreens();
    const auto here = std::find_if(screens.begin(), screens.end(), [&on](const auto& s) { return s.geometry == on; });
    return {here == screens.end() ? QString() : here->id, on, mode() == WindowMode::Normal ? geometry() : normal_,
            mode()};
}

void StageWindow::standAt(const WindowSpot& spot)
{
    normal_ = spot.rect;
    if (isVisible() && mode() != WindowMode::Normal) showNormal();
    setGeometry(spot.rect);
    applyMode(spot.mode);
}

void StageWindow::applyMode(WindowMode mode)
{
    switch (mode) {
        case WindowMode::Normal:
            return showNormal();
        case WindowMode::Maximized:
            return showMaximized();
        case WindowMode::FullScreen:
            return showFullScreen();
    }
}

void StageWindow::toggleFullScreen()
{
    if (!isFullScreen()) before_ = mode();
    applyMode(isFullScreen() ? before_ : WindowMode::FullScreen);
}

void StageWindow::closeEvent(QCloseEvent* event)
{
    // Whoever owns it puts the pictures back first.
    event->ignore();
    Q_EMIT returnRequested();
}

void StageWindow::moveEvent(QMoveEvent* event)
{
    QWidget::moveEvent(event);
    still_.start();
}

void StageWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    still_.start();
}

void StageWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange && !isMinimized()) still_.start();
}

}  // namespace pitwatch::ui
