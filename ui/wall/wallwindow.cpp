#include "wallwindow.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QScreen>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace pitwatch::ui {

namespace {

constexpr auto kStill = 400ms;
constexpr QSize kSmallest(480, 320);

// Two monitors of a kind differ by their serial numbers; one that tells none is known by its connector.
QString screenId(const QScreen& screen)
{
    const QString serial = screen.serialNumber();
    return serial.isEmpty() ? screen.name() : screen.model() + u' ' + serial;
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

WallWindow::WallWindow(const PageContext& context, int number, WallPage* page)
    : number_(number), page_(page), line_(new AlarmLine(context))
{
    // The program ends with its main window; this one comes back with the next start.
    setAttribute(Qt::WA_QuitOnClose, false);
    setObjectName(u"wallWindow"_s);
    setAttribute(Qt::WA_StyledBackground);
    setWindowTitle(tr("Wall %1 – %2").arg(number).arg(context.region->name));
    setMinimumSize(kSmallest);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(line_);
    column->addWidget(page_, 1);
    page_->setActive(false);
    setFocusProxy(page_);
    addKeys();
    showLine();
    still_.setSingleShot(true);
    still_.setInterval(kStill);
    connect(&still_, &QTimer::timeout, this, [this] {
        if (mode() == WindowMode::Normal) normal_ = geometry();
        Q_EMIT spotChanged();
    });
}

void WallWindow::addKeys()
{
    const auto add = [this](const QString& text, const QList<QKeySequence>& keys, auto call) {
        auto* action = new QAction(text, this);
        action->setShortcuts(keys);
        connect(action, &QAction::triggered, this, call);
        addAction(action);
    };
    add(tr("Full screen"), {QKeySequence(Qt::Key_F11)}, &WallWindow::toggleFullScreen);
    add(tr("Close the window"), {QKeySequence(u"Ctrl+W"_s)}, [this] {
        closing_ = true;
        close();
    });
    add(tr("Keys"), {QKeySequence(u"?"_s), QKeySequence(u"Ctrl+/"_s)}, &WallWindow::keysRequested);
}

WindowMode WallWindow::mode() const
{
    return isFullScreen() ? WindowMode::FullScreen : isMaximized() ? WindowMode::Maximized : WindowMode::Normal;
}

WindowSpot WallWindow::spot() const
{
    const QScreen* on = screen();
    // A kiosk is a mode of the seat: the window remembers how it stood before.
    const WindowMode now = kiosk_ ? before_ : mode();
    const QRect rect = now == WindowMode::Normal && !kiosk_ ? geometry() : normal_;
    return {on ? screenId(*on) : QString(), on ? on->geometry() : QRect(), rect, now};
}

void WallWindow::standAt(const WindowSpot& spot)
{
    normal_ = spot.rect;
    if (isVisible() && mode() != WindowMode::Normal) showNormal();
    setGeometry(spot.rect);
    before_ = spot.mode;
    applyMode(kiosk_ ? WindowMode::FullScreen : spot.mode);
}

void WallWindow::applyMode(WindowMode mode)
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

void WallWindow::toggleFullScreen()
{
    if (kiosk_) return;
    if (!isFullScreen()) before_ = mode();
    applyMode(isFullScreen() ? before_ : WindowMode::FullScreen);
}

void WallWindow::setKiosk(bool kiosk)
{
    if (kiosk == kiosk_) return;
    if (kiosk) before_ = mode();
    kiosk_ = kiosk;
    page_->setBare(kiosk);
    applyMode(kiosk ? WindowMode::FullScreen : before_);
    showLine();
}

void WallWindow::showLine()
{
    // With a frame the window stands beside others that show alarms.
    line_->setVisible(kiosk_ || isFullScreen());
}

void WallWindow::closeEvent(QCloseEvent* event)
{
    const bool byHand = closing_ || event->spontaneous();
    closing_ = false;
    if (kiosk_ && byHand) {
        event->ignore();
        return;
    }
    QWidget::closeEvent(event);
    if (byHand) Q_EMIT closed();
}

void WallWindow::moveEvent(QMoveEvent* event)
{
    QWidget::moveEvent(event);
    still_.start();
}

void WallWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    still_.start();
}

void WallWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::WindowStateChange) return;
    showLine();
    page_->setActive(isVisible() && !isMinimized());
    if (!isMinimized()) still_.start();
}

void WallWindow::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    page_->setActive(!isMinimized());
}

void WallWindow::hideEvent(QHideEvent* event)
{
    page_->setActive(false);
    QWidget::hideEvent(event);
}

}  // namespace pitwatch::ui
