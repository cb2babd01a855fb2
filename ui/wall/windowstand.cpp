#include "windowstand.h"

#include <QEvent>
#include <QGuiApplication>
#include <QScreen>
#include <QWidget>

#include <ui/common/fullscreen.h>

namespace pitwatch::ui {

using namespace std::chrono_literals;

namespace {

constexpr auto kStill = 400ms;

// Two monitors of a kind differ by their serial numbers; one that tells none is known by its connector.
QString screenId(const QScreen& screen)
{
    const QString serial = screen.serialNumber();
    return serial.isEmpty() ? screen.name() : screen.model() + QLatin1Char(' ') + serial;
}

}  // namespace

std::vector<ScreenFacts> currentScreens()
{
    std::vector<ScreenFacts> facts;
    const QScreen* primary = QGuiApplication::primaryScreen();
    const auto add = [&](const QScreen& screen) {
        facts.push_back({screenId(screen), screen.geometry(), screen.availableGeometry()});
    };
    if (primary) add(*primary);
    for (const QScreen* screen : QGuiApplication::screens())
        if (screen != primary) add(*screen);
    return facts;
}

WindowStand::WindowStand(QWidget& window) : QObject(&window), window_(window)
{
    still_.setSingleShot(true);
    still_.setInterval(kStill);
    connect(&still_, &QTimer::timeout, this, &WindowStand::rested);
    window_.installEventFilter(this);
}

WindowMode WindowStand::mode() const
{
    if (window_.isFullScreen()) return WindowMode::FullScreen;
    return window_.isMaximized() ? WindowMode::Maximized : WindowMode::Normal;
}

WindowSpot WindowStand::spot() const
{
    const QScreen* on = window_.screen();
    const WindowMode now = held_ ? before_ : mode();
    const QRect rect = now == WindowMode::Normal && !held_ ? window_.geometry() : normal_;
    return {on ? screenId(*on) : QString(), on ? on->geometry() : QRect(), rect, now};
}

void WindowStand::standAt(const WindowSpot& spot)
{
    normal_ = spot.rect;
    if (window_.isVisible() && mode() != WindowMode::Normal) window_.showNormal();
    window_.setGeometry(spot.rect);
    before_ = spot.mode;
    apply(held_ ? WindowMode::FullScreen : spot.mode);
}

void WindowStand::toggleFullScreen()
{
    if (held_) return;
    const bool full = window_.isFullScreen();
    if (!full) before_ = mode();
    apply(full ? before_ : WindowMode::FullScreen);
}

void WindowStand::holdFull(bool held)
{
    if (held == held_) return;
    if (held) before_ = mode();
    held_ = held;
    apply(held ? WindowMode::FullScreen : before_);
}

bool WindowStand::eventFilter(QObject* watched, QEvent* event)
{
    const QEvent::Type type = event->type();
    const bool otherMode = type == QEvent::WindowStateChange && !window_.isMinimized();
    if (otherMode || type == QEvent::Move || type == QEvent::Resize) still_.start();
    return QObject::eventFilter(watched, event);
}

void WindowStand::apply(WindowMode mode)
{
    switch (mode) {
        case WindowMode::Normal:
            return window_.showNormal();
        case WindowMode::Maximized:
            return window_.showMaximized();
        case WindowMode::FullScreen:
            return showOverScreen(window_);
    }
}

void WindowStand::rested()
{
    if (!window_.isVisible()) return;
    if (mode() == WindowMode::Normal) normal_ = window_.geometry();
    Q_EMIT spotChanged();
}

}  // namespace pitwatch::ui
